package dev.rollcall.schemas;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mints UUIDs of version 7 that strictly increase within this source: 48 bits of
 * milliseconds, a 12-bit counter within the millisecond, 62 random bits (RFC 9562 section
 * 6.2, method 1).
 */
public final class TimeOrderedIds implements IdSource {

	private final Clock clock;

	private final AtomicLong last = new AtomicLong();

	public TimeOrderedIds(Clock clock) {
		this.clock = clock;
	}

	@Override
	public UUID next() {
		long tick = this.last.updateAndGet((previous) -> Math.max(previous + 1, this.clock.millis() << 12));
		long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xfffL);
		long low = (ThreadLocalRandom.current().nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
		return new UUID(high, low);
	}

}
