package dev.rollcall.gateway.kafka;

import java.time.Duration;

/** No outcome came in time; whether the command was decided is open: 503. */
public final class NoOutcomeException extends UnansweredException {

	public NoOutcomeException(String message, Duration retryAfter) {
		super(message, retryAfter);
	}

}
