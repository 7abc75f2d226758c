package dev.rollcall.gateway.kafka;

import java.time.Duration;

/** The site, or the whole gateway, has too many commands under way: 429. */
public final class OverloadedException extends UnansweredException {

	public OverloadedException(String message, Duration retryAfter) {
		super(message, retryAfter);
	}

}
