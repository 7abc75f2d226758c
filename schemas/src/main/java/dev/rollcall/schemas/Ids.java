package dev.rollcall.schemas;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Shape and order of ids: UUIDs of version 7 (RFC 9562), whose order as unsigned bytes is
 * the order of their making.
 */
public final class Ids {

	/** No id says that it was made later, in milliseconds since the epoch. */
	public static final long END_OF_TIME = (1L << 48) - 1;

	private Ids() {
	}

	/** Compares as unsigned bytes, unlike {@link UUID#compareTo(UUID)}. */
	public static int compare(UUID left, UUID right) {
		int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
		return (high != 0) ? high
				: Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
	}

	/** The sixteen bytes of an id, most significant first. */
	public static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(16)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

	public static UUID uuid(byte[] bytes) {
		if (bytes.length != 16) {
			throw new IllegalArgumentException("Expected an id of 16 bytes, but it has " + bytes.length);
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	/** The instant of minting in milliseconds since the epoch, from a version 7 id. */
	public static long millis(UUID id) {
		return id.getMostSignificantBits() >>> 16;
	}

	/**
	 * Reads an id that a client sent. Only the canonical form of 36 characters is an id;
	 * anything else names nothing.
	 */
	public static Optional<UUID> parse(String text) {
		if (text.length() != 36) {
			return Optional.empty();
		}
		try {
			UUID id = UUID.fromString(text);
			return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
