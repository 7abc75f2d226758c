package dev.rollcall.gateway.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while commands cannot be handed to Kafka. */
final class KafkaHealth implements HealthIndicator {

	private final KafkaConnection connection;

	KafkaHealth(KafkaConnection connection) {
		this.connection = connection;
	}

	@Override
	public Health health() {
		Health.Builder health = this.connection.isReady() ? Health.up() : Health.down();
		return health.withDetail("state", this.connection.state()).build();
	}

}
