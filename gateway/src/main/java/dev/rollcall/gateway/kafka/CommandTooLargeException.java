package dev.rollcall.gateway.kafka;

/** The command is larger than a record may be: 413. */
public final class CommandTooLargeException extends RuntimeException {

	public CommandTooLargeException(String message) {
		super(message, null, false, false);
	}

}
