package dev.rollcall.schemas.codec;

/** The bytes are not what they should be: poison, by the architecture's words. */
public final class UndecodableException extends RuntimeException {

	public UndecodableException(String message) {
		super(message);
	}

	public UndecodableException(String message, Throwable cause) {
		super(message, cause);
	}

}
