package dev.rollcall.gateway.kafka;

import java.time.Duration;

/** The command could not be handed to Kafka: 503. */
public final class KafkaUnavailableException extends UnansweredException {

	public KafkaUnavailableException(String message, Duration retryAfter) {
		super(message, retryAfter);
	}

}
