package dev.rollcall.processor.state;

import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** The key of a row; keys sort as unsigned bytes, as every store of ours does. */
public final class RowKey implements Comparable<RowKey> {

	private final byte[] bytes;

	/** Takes bytes that the caller no longer changes. */
	public RowKey(byte[] bytes) {
		this.bytes = bytes;
	}

	/** The bytes, to read only. */
	public byte[] bytes() {
		return this.bytes;
	}

	public boolean startsWith(RowKey prefix) {
		byte[] start = prefix.bytes;
		return this.bytes.length >= start.length && Arrays.equals(this.bytes, 0, start.length, start, 0, start.length);
	}

	@Override
	public int compareTo(RowKey other) {
		return Arrays.compareUnsigned(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RowKey that && Arrays.equals(this.bytes, that.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	/** Only the first byte and the length: a key may hold a user name. */
	@Override
	public String toString() {
		return "RowKey[" + HexFormat.of().formatHex(this.bytes, 0, Math.min(1, this.bytes.length)) + ", "
				+ this.bytes.length + " bytes]";
	}

}
