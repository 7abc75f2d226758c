package dev.rollcall.processor.effect;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ids for what a command or a job makes beyond what it brought ids for: a function of
 * both, so that the core needs no id source. They keep the shape and the time of the
 * job's id, a UUID of version 7.
 */
public final class DerivedIds {

	private static final long TIME_AND_VERSION = 0xffff_ffff_ffff_f000L;

	private DerivedIds() {
	}

	/** The id of what {@code origin} makes for {@code subject}. */
	public static UUID of(UUID origin, UUID subject) {
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
