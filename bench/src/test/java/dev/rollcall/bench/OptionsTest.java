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
		assertThat(options.syncs()).containsExactly(new Options.Sync(10_000, 100, 40));
		assertThat(options.policySizes()).containsExactly(1_000, 10_000);
		assertThat(options.kills()).isEqualTo(5);
		assertThat(options.adminToken()).isEmpty();
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
	@ValueSource(strings = { "--sync=10:1:4,20:2:8", "--sync=10:1:4 --sync=20:2:8" })
	void shouldTakeSeveralSyncs(String args) {
		assertThat(Options.parse(List.of(args.split(" "))).syncs()).containsExactly(new Options.Sync(10, 1, 4),
				new Options.Sync(20, 2, 8));
	}

	@Test
	void shouldLeaveOutPolicySizesOverTheUsersUnlessAskedFor() {
		assertThat(Options.parse(List.of("--users=100000")).policySizes()).containsExactly(1_000, 10_000, 100_000);
		assertThat(Options.parse(List.of("--users=5")).policySizes()).isEmpty();
		assertThat(Options.parse(List.of("--users=5", "--policy-sizes=300,20")).policySizes()).containsExactly(20, 300);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--users", "--nothing=1", "--only=nothing", "--sync=1:2", "--sync=1:0:4",
			"--policy-sizes=0", "--policy-sizes=,", "--kills=0", "--users=many" })
	void shouldRefuse(String arg) {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of(arg)));
	}

	@Test
	void shouldNameEveryMeasurement() {
		assertThat(Measurements.names()).allSatisfy((name) -> assertThat(Measurements.named(name)).isNotNull());
		assertThat(Options.USAGE).contains(Measurements.names());
	}

}
