package dev.rollcall.bench;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SpreadTest {

	@Test
	void shouldTellTheMiddleOfOddAndEven() {
		assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
		assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(1, 3, 9));
		assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
		assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
	}

}
