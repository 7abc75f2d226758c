package dev.rollcall.gateway.kafka;

import java.time.Duration;

/**
 * A command has no outcome. That is the state of the system and no bug, so it carries no
 * stack trace.
 */
public abstract sealed class UnansweredException extends RuntimeException
		permits OverloadedException, NoOutcomeException, KafkaUnavailableException {

	private final Duration retryAfter;

	UnansweredException(String message, Duration retryAfter) {
		super(message, null, false, false);
		this.retryAfter = retryAfter;
	}

	/** How long the client had better wait; whole seconds, at least one. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
