package dev.rollcall.gateway.access;

import java.time.Duration;

/**
 * Who is calling cannot be told now: the credentials are not read yet, or the broker that
 * would know cannot be reached. 503, and never 401: identity providers take a 401 for a
 * withdrawn credential and stop.
 */
public final class AccessUnavailableException extends RuntimeException {

	private final Duration retryAfter;

	public AccessUnavailableException(String message, Duration retryAfter) {
		super(message, null, false, false);
		this.retryAfter = retryAfter;
	}

	/** How long the client had better wait; whole seconds, at least one. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
