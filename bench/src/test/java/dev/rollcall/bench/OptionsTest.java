package dev.rollcall.bench;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTest {

	@Test
	void shouldHaveDefaults() {
		Options options = Options.parse(List.of());
		assertThat(options.base()).isEmpty();
		assertThat(options.connections()).containsExactly(1, 16, 64);
		assertThat(options.sync()).isEqualTo(new Options.Sync(10_000, 100, 40));
	}

	@Test
	void shouldTakeBothForms() {
		Options options = Options
			.parse(List.of("--users", "7", "--seconds=2", "--only=read,patch", "--pid", "42", "--java=-Xmx1g"));
		assertThat(options.users()).isEqualTo(7);
		assertThat(options.time()).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.only()).containsExactly("read", "patch");
		assertThat(options.pid()).hasValue(42);
		assertThat(options.java()).endsWith("-Xmx1g");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--users", "--nothing=1", "--only=nothing", "--sync=1:2", "--users=many" })
	void shouldRefuse(String arg) {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of(arg)));
	}

	@Test
	void shouldNameEveryMeasurement() {
		assertThat(Measurements.names()).allSatisfy((name) -> assertThat(Measurements.named(name)).isNotNull());
		assertThat(Options.USAGE).contains(Measurements.names());
	}

}
