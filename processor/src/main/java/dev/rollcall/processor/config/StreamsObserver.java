package dev.rollcall.processor.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Brings the metrics of Kafka Streams into the registry. */
final class StreamsObserver {

	private final MeterRegistry registry;

	private @Nullable KafkaStreamsMetrics metrics;

	StreamsObserver(MeterRegistry registry) {
		this.registry = registry;
	}

	synchronized void started(KafkaStreams streams) {
		KafkaStreamsMetrics bound = new KafkaStreamsMetrics(streams);
		bound.bindTo(this.registry);
		this.metrics = bound;
	}

	synchronized void stopped() {
		KafkaStreamsMetrics bound = this.metrics;
		if (bound != null) {
			bound.close();
			this.metrics = null;
		}
	}

}
