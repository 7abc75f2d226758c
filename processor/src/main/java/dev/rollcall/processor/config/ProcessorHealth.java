package dev.rollcall.processor.config;

import java.util.Optional;

import org.apache.kafka.streams.KafkaStreams;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while commands are decided, or are about to be after a rebalance. */
final class ProcessorHealth implements HealthIndicator {

	private final ProcessorRuntime runtime;

	ProcessorHealth(ProcessorRuntime runtime) {
		this.runtime = runtime;
	}

	@Override
	public Health health() {
		Optional<KafkaStreams.State> state = this.runtime.state();
		boolean up = state.filter(KafkaStreams.State::isRunningOrRebalancing).isPresent();
		Health.Builder health = up ? Health.up() : Health.down();
		return health.withDetail("streams", state.map(Enum::name).orElse("STOPPED")).build();
	}

}
