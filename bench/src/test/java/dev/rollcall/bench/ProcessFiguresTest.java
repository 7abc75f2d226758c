package dev.rollcall.bench;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessFiguresTest {

	private static final List<String> STATUS = List.of("Name:\tjava", "VmHWM:\t 2097152 kB", "VmRSS:\t  921600 kB",
			"RssAnon:\t  512000 kB", "RssFile:\t  409600 kB", "RssShmem:\t       0 kB", "Threads:\t42");

	@Test
	void shouldTellHowResidentMemorySplits() {
		assertThat(ProcessFigures.mib(STATUS, "VmHWM")).contains(2048.0);
		assertThat(ProcessFigures.mib(STATUS, "VmRSS")).contains(900.0);
		assertThat(ProcessFigures.mib(STATUS, "RssAnon")).contains(500.0);
		assertThat(ProcessFigures.mib(STATUS, "RssFile")).contains(400.0);
		assertThat(ProcessFigures.mib(STATUS, "RssShmem")).contains(0.0);
		assertThat(ProcessFigures.mib(STATUS, "RssSwap")).isEmpty();
	}

}
