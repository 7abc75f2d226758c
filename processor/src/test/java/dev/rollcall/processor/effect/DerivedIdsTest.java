package dev.rollcall.processor.effect;

import java.util.UUID;

import dev.rollcall.schemas.Ids;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DerivedIdsTest {

	private static final UUID JOB = UUID.fromString("0190a0b0-c0d0-7123-8123-456789abcdef");

	private static final UUID ANN = UUID.fromString("0190a0b0-0000-7000-8000-000000000001");

	private static final UUID BOB = UUID.fromString("0190a0b0-0000-7000-8000-000000000002");

	@Test
	void shouldBeAFunctionOfJobAndSubject() {
		assertThat(DerivedIds.of(JOB, ANN)).isEqualTo(DerivedIds.of(JOB, ANN)).isNotEqualTo(DerivedIds.of(JOB, BOB));
		assertThat(DerivedIds.of(ANN, JOB)).isNotEqualTo(DerivedIds.of(JOB, ANN));
	}

	@Test
	void shouldHaveTheShapeAndTheTimeOfTheJob() {
		UUID derived = DerivedIds.of(JOB, ANN);
		assertThat(derived.version()).isEqualTo(7);
		assertThat(derived.variant()).isEqualTo(2);
		assertThat(Ids.millis(derived)).isEqualTo(Ids.millis(JOB));
	}

}
