package dev.rollcall.schemas;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOrderedIdsTest {

	private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

	@Test
	void shouldMintVersion7WithTheTime() {
		UUID id = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC)).next();
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(Ids.millis(id)).isEqualTo(NOW.toEpochMilli());
	}

	@Test
	void shouldIncreaseThoughTheClockStands() {
		TimeOrderedIds source = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC));
		List<UUID> ids = Stream.generate(source::next).limit(10_000).toList();
		assertThat(ids).isSortedAccordingTo(Ids::compare).doesNotHaveDuplicates();
	}

	@Test
	void shouldIncreaseThoughTheClockGoesBack() {
		AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
		TimeOrderedIds source = new TimeOrderedIds(new SteppingClock(millis));
		UUID before = source.next();
		millis.addAndGet(-60_000);
		assertThat(Ids.compare(source.next(), before)).isPositive();
	}

	@Test
	void shouldIncreaseInEveryThreadAndNeverRepeat() throws Exception {
		TimeOrderedIds source = new TimeOrderedIds(Clock.systemUTC());
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Callable<List<UUID>> minting = () -> Stream.generate(source::next).limit(20_000).toList();
			List<Future<List<UUID>>> results = threads.invokeAll(java.util.Collections.nCopies(8, minting));
			Set<UUID> all = new HashSet<>();
			for (Future<List<UUID>> result : results) {
				assertThat(result.get()).isSortedAccordingTo(Ids::compare);
				all.addAll(result.get());
			}
			assertThat(all).hasSize(8 * 20_000);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static final class SteppingClock extends Clock {

		private final AtomicLong millis;

		SteppingClock(AtomicLong millis) {
			this.millis = millis;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(this.millis.get());
		}

	}

}
