package dev.rollcall.processor.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a store on disk says about itself.
 *
 * @param offset of the last record of its changelog that is in it, or {@link #UNKNOWN}
 * @param written when that was, in milliseconds
 * @param closed whether it was closed in order
 * @param boot the start of the machine at which it was written last; empty if that cannot
 * be told
 */
record Mark(long offset, long written, boolean closed, String boot) {

	/**
	 * What Kafka Streams commits while it knows no offset. Given back to it, it restores
	 * from the beginning; without any, it would take the task for corrupted.
	 */
	static final long UNKNOWN = -4;

	private static final int FIXED = 17;

	static Mark fresh(String boot) {
		return new Mark(UNKNOWN, 0, false, boot);
	}

	/**
	 * Whether the store holds what its changelog holds up to the offset. A kill leaves
	 * what was written to both; a power cut can take more from the changelog than from
	 * the store, so a store that it met open is not to be believed.
	 */
	boolean isWhole(String present) {
		return this.offset >= 0 && (this.closed || (!this.boot.isEmpty() && this.boot.equals(present)));
	}

	Mark at(long next, long now) {
		return new Mark(next, now, this.closed, this.boot);
	}

	Mark opened(String present) {
		return new Mark(this.offset, this.written, false, present);
	}

	Mark inOrder() {
		return new Mark(this.offset, this.written, true, this.boot);
	}

	byte[] encode() {
		byte[] text = this.boot.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(FIXED + text.length)
			.putLong(this.offset)
			.putLong(this.written)
			.put((byte) (this.closed ? 1 : 0))
			.put(text)
			.array();
	}

	static Mark decode(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		long offset = buffer.getLong();
		long written = buffer.getLong();
		boolean closed = buffer.get() == 1;
		return new Mark(offset, written, closed, StandardCharsets.UTF_8.decode(buffer).toString());
	}

}
