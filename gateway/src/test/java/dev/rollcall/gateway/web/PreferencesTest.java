package dev.rollcall.gateway.web;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferencesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "respond-async | true | 0", "Respond-Async, wait=5 | true | 5",
					"wait=\"7\"; x=y, respond-async | true | 7", "return=minimal | false | 0",
					"wait=99999 | false | 60", "wait=x,respond-asynchronous | false | 0" })
	void shouldRead(String header, boolean async, int seconds) {
		Preferences preferences = Preferences.parse(List.of(header));

		assertThat(preferences.async()).isEqualTo(async);
		assertThat(preferences.longest()).hasSeconds(seconds);
	}

}
