package dev.rollcall.processor.topology;

import java.util.UUID;

import dev.rollcall.schemas.Ids;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentIdsTest {

	private final RecentIds ids = new RecentIds(100, 2);

	@Test
	void shouldKnowThatALaterIdIsNew() {
		assertThat(this.ids.lacks(id(101, 1))).isTrue();
		assertThat(this.ids.lacks(id(Ids.END_OF_TIME, 1))).isTrue();
	}

	@Test
	void shouldNotBeSureOfWhatWasThereBefore() {
		assertThat(this.ids.lacks(id(100, 1))).isFalse();
		assertThat(this.ids.lacks(id(0, 1))).isFalse();
	}

	@Test
	void shouldNotBeSureOfWhatWasAdded() {
		this.ids.add(id(101, 1));
		assertThat(this.ids.lacks(id(101, 1))).isFalse();
		assertThat(this.ids.lacks(id(101, 2))).isTrue();
	}

	@Test
	void shouldNotBeSureOfWhatItForgotNorOfAnyBefore() {
		this.ids.add(id(105, 1));
		this.ids.add(id(103, 1));
		this.ids.add(id(107, 1));
		assertThat(this.ids.lacks(id(105, 1))).isFalse();
		assertThat(this.ids.lacks(id(104, 9))).isFalse();
		assertThat(this.ids.lacks(id(106, 1))).isTrue();
		this.ids.add(id(108, 1));
		assertThat(this.ids.lacks(id(103, 1))).isFalse();
		assertThat(this.ids.lacks(id(106, 1))).isTrue();
		assertThat(this.ids.lacks(id(107, 1))).isFalse();
	}

	@Test
	void shouldTellTheLatestTimeThereEverWas() {
		assertThat(this.ids.newest()).isEqualTo(100);
		for (long millis : new long[] { 103, 107, 50, 105 }) {
			this.ids.add(id(millis, 1));
		}
		assertThat(this.ids.newest()).isEqualTo(107);
	}

	private static UUID id(long millis, long rest) {
		return new UUID((millis << 16) | 0x7000, rest);
	}

}
