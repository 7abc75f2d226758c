package dev.rollcall.processor.job;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ids for what a job makes: a function of the job and of what it is made for, so that the
 * core needs no id source. They keep the shape and the time of the job's id, a UUID of
 * version 7.
 */
final class DerivedIds {

	private static final long TIME_AND_VERSION = 0xffff_ffff_ffff_f000L;

	private DerivedIds() {
	}

	static UUID of(UUID origin, UUID subject) {
		UUID hash = UUID.nameUUIDFromBytes(ByteBuffer.allocate(32)
			.putLong(origin.getMostSignificantBits())
			.putLong(origin.getLeastSignificantBits())
			.putLong(subject.getMostSignificantBits())
			.putLong(subject.getLeastSignificantBits())
			.array());
		return new UUID((origin.getMostSignificantBits() & TIME_AND_VERSION)
				| (hash.getMostSignificantBits() & ~TIME_AND_VERSION), hash.getLeastSignificantBits());
	}

}
