package dev.rollcall.schemas.codec;

/** Turns values of one kind into bytes and back. */
public interface Codec<T> {

	byte[] encode(T value);

	/**
	 * Turns bytes back into a value.
	 * @throws UndecodableException if the bytes are not such a value
	 */
	T decode(byte[] bytes);

}
