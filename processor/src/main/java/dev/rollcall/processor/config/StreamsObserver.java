package dev.rollcall.processor.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the metrics of Kafka Streams into the registry. */
final class StreamsObserver {

	private static final Logger logger = LoggerFactory.getLogger(StreamsObserver.class);

	private final MeterRegistry registry;

	private @Nullable KafkaStreamsMetrics metrics;

	StreamsObserver(MeterRegistry registry) {
		this.registry = registry;
	}

	/** Counts what is restored from the changelogs. */
	StateRestoreListener restoring() {
		return new Restoring(this.registry.counter("rollcall.processor.restored"));
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

	private record Restoring(Counter restored) implements StateRestoreListener {

		@Override
		public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
			logger.debug("Restores {} from {} to {}", changelog, start, end);
		}

		@Override
		public void onBatchRestored(TopicPartition changelog, String store, long end, long records) {
			this.restored.increment(records);
		}

		@Override
		public void onRestoreEnd(TopicPartition changelog, String store, long records) {
			logger.info("Restored {} records of {}", records, changelog);
		}

	}

}
