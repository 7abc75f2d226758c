package dev.rollcall.gateway.kafka;

import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while outcomes do not come: one was missed, and none has come since. It does not
 * stay down for ever, because without traffic nothing could show that they flow again.
 */
final class OutcomesHealth implements HealthIndicator {

	private static final Duration FORGIVEN_AFTER = Duration.ofSeconds(30);

	private final OutcomeListener listener;

	private final OutcomeTimeouts timeouts;

	private final PendingOutcomes pending;

	OutcomesHealth(OutcomeListener listener, OutcomeTimeouts timeouts, PendingOutcomes pending) {
		this.listener = listener;
		this.timeouts = timeouts;
		this.pending = pending;
	}

	@Override
	public Health health() {
		boolean missed = this.timeouts.missedSince(this.listener.lastOutcomeNanos(), FORGIVEN_AFTER);
		Health.Builder health = missed ? Health.down() : Health.up();
		return health.withDetail("pending", this.pending.count()).build();
	}

}
