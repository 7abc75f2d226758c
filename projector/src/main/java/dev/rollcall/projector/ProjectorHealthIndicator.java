package dev.rollcall.projector;

import dev.rollcall.projector.kafka.ConsumerState;
import dev.rollcall.projector.kafka.DirectoryConsumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up while the view follows the topic, out of service before it has caught up, down while
 * broker or database do not answer, degraded while poison keeps entities out of date.
 */
final class ProjectorHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Some directory records could not be applied");

	private final DirectoryConsumer consumer;

	ProjectorHealthIndicator(DirectoryConsumer consumer) {
		this.consumer = consumer;
	}

	@Override
	public Health health() {
		ConsumerState state = this.consumer.state();
		Health.Builder health = Health.status(status(state))
			.withDetail("connected", state.connected())
			.withDetail("lag", state.lag())
			.withDetail("poisoned", state.poisoned());
		if (!state.failure().isEmpty()) {
			health.withDetail("failure", state.failure());
		}
		return health.build();
	}

	private static Status status(ConsumerState state) {
		if (!state.connected()) {
			return Status.DOWN;
		}
		if (!state.caughtUp()) {
			return Status.OUT_OF_SERVICE;
		}
		return (state.poisoned() > 0) ? DEGRADED : Status.UP;
	}

}
