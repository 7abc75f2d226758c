package dev.rollcall.schemas.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.avro.Uuid;
import org.jspecify.annotations.Nullable;

/** How single values look on the wire. */
final class Wire {

	private static final int ID_BYTES = 16;

	private static final int NANOS_PER_MILLI = 1_000_000;

	private Wire() {
	}

	static Uuid id(UUID id) {
		return new Uuid(Ids.bytes(id));
	}

	static UUID id(Uuid id) {
		return Ids.uuid(id.bytes());
	}

	static @Nullable Uuid idOrNull(Optional<UUID> id) {
		return id.map(Wire::id).orElse(null);
	}

	static Optional<UUID> optional(@Nullable Uuid id) {
		return Optional.ofNullable(id).map(Wire::id);
	}

	/** One after the other, without lengths: 100,000 members are 1.6 MB. */
	static ByteBuffer ids(Collection<UUID> ids) {
		ByteBuffer packed = ByteBuffer.allocate(Math.multiplyExact(ids.size(), ID_BYTES));
		for (UUID id : ids) {
			packed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
		}
		return packed.flip();
	}

	static List<UUID> ids(ByteBuffer packed) {
		if (packed.remaining() % ID_BYTES != 0) {
			throw new UndecodableException("Expected ids of 16 bytes, but there are " + packed.remaining() + " bytes");
		}
		ByteBuffer rest = packed.duplicate();
		List<UUID> ids = new ArrayList<>(rest.remaining() / ID_BYTES);
		while (rest.hasRemaining()) {
			ids.add(new UUID(rest.getLong(), rest.getLong()));
		}
		return ids;
	}

	/**
	 * Instants come from a clock that ticks in milliseconds; one that is more exact would
	 * come back as another one.
	 */
	static Instant instant(Instant instant) {
		if (instant.getNano() % NANOS_PER_MILLI != 0) {
			throw new IllegalArgumentException(
					"Expected an instant of whole milliseconds (Clock.tickMillis), but got " + instant);
		}
		return instant;
	}

	static @Nullable Instant instantOrNull(@Nullable Instant instant) {
		return (instant != null) ? instant(instant) : null;
	}

	static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
		if (buffer == null) {
			return null;
		}
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
		return (bytes != null) ? ByteBuffer.wrap(bytes) : null;
	}

}
