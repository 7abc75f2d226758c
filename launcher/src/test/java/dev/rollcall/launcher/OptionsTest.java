package dev.rollcall.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionsTest {

	@Test
	void shouldStartWithDefaults() {
		assertThat(Options.parse(List.of())).isEqualTo(new Options(Options.Ask.START, 8080, "127.0.0.1",
				Path.of("data"), Durability.PAGE_CACHE, OptionalInt.empty()));
	}

	@Test
	void shouldReadEveryOptionInBothForms() {
		Options expected = new Options(Options.Ask.START, 0, "0.0.0.0", Path.of("here"), Durability.FSYNC,
				OptionalInt.of(9999));
		assertThat(Options.parse(List.of("--port", "0", "--address", "0.0.0.0", "--data", "here", "--durability",
				"fsync", "--kafka-port", "9999")))
			.isEqualTo(expected);
		assertThat(Options
			.parse(List.of("--port=0", "--address=0.0.0.0", "--data=here", "--durability=fsync", "--kafka-port=9999")))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "--help, HELP", "-h, HELP", "--version, VERSION" })
	void shouldAnswerInsteadOfStarting(String option, Options.Ask ask) {
		assertThat(Options.parse(List.of("--port", "1", option)).ask()).isEqualTo(ask);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--prot 80            | Unknown option '--prot': see rollcall --help for those there are.
			start                | Unknown option 'start': see rollcall --help for those there are.
			--port               | The option --port needs a value: see rollcall --help.
			--data=              | The option --data needs a value: see rollcall --help.
			--port x             | Expected --port to be a port from 0 to 65535, but got 'x'.
			--port 65536         | Expected --port to be a port from 0 to 65535, but got '65536'.
			--kafka-port -1      | Expected --kafka-port to be a port from 0 to 65535, but got '-1'.
			--durability maximal | Expected --durability to be page-cache or fsync, but got 'maximal'.
			""")
	void shouldRefuseInOneSentence(String commandLine, String sentence) {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> Options.parse(List.of(commandLine.split(" "))))
			.withMessage(sentence)
			.satisfies((refused) -> assertThat(refused.exitCode()).isEqualTo(StartRefusedException.USAGE));
	}

}
