package dev.rollcall.bench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class GrowthTest {

	@Test
	void shouldCompareTheLargestWithTheSmallestWhateverTheirOrder() {
		Growth growth = new Growth();
		growth.add(100_000, 30);
		growth.add(1_000, 0.1);
		growth.add(10_000, 2);
		assertThat(growth.micros(1_000)).isCloseTo(100, within(1e-6));
		assertThat(growth.ratio()).isCloseTo(3, within(1e-6));
		assertThat(growth.facts("preview", "user")).extracting(Fact::name)
			.containsExactly("preview, 1,000 users: each", "preview, 10,000 users: each",
					"preview, 100,000 users: each", "preview: growth from 1,000 to 100,000 users");
		assertThat(growth.facts("preview", "user").get(0).note()).isEqualTo("10,000 users/s");
		assertThat(growth.facts("preview", "user").get(3).value()).isCloseTo(3, within(1e-6));
	}

	@Test
	void shouldTellNoGrowthOfOneSize() {
		Growth growth = new Growth();
		growth.add(10, 1);
		assertThat(growth.facts("sync", "user")).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> growth.micros(11));
		assertThat(new Growth().facts("sync", "user")).isEmpty();
	}

}
