package dev.rollcall.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatenciesTest {

	@Test
	void shouldTellPercentiles() {
		Latencies latencies = new Latencies();
		for (int millis = 1; millis <= 1000; millis++) {
			latencies.add(millis * 1_000_000L);
		}
		assertThat(latencies.count()).isEqualTo(1000);
		assertThat(latencies.millis(0.5)).isCloseTo(500, within(500 * 0.016));
		assertThat(latencies.millis(0.99)).isCloseTo(990, within(990 * 0.016));
		assertThat(latencies.millis(1)).isEqualTo(1000);
		assertThat(latencies.maxMillis()).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 63, 64, 65, 127, 128, 1000, 123_456, 59_999_999, 3_600_000_000L })
	void shouldKeepEachLatencyWithinItsBucket(long micros) {
		Latencies latencies = new Latencies();
		latencies.add(micros * 1000);
		latencies.add(7_200_000_000L * 1000);
		assertThat(latencies.millis(0.5) * 1000).isBetween((double) micros, micros * 1.016 + 0.001);
	}

	@Test
	void shouldAddUp() {
		Latencies one = new Latencies();
		one.add(1_000_000);
		Latencies other = new Latencies();
		other.add(9_000_000);
		one.add(other);
		assertThat(one.count()).isEqualTo(2);
		assertThat(one.maxMillis()).isEqualTo(9);
		assertThat(new Latencies().millis(0.5)).isZero();
	}

}
