package dev.rollcall.processor.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of commands of one thread; {@link Gathering} says what is different. */
final class GatheringConsumer extends KafkaConsumer<byte[], byte[]> {

	private final Gathering gathering;

	GatheringConsumer(Map<String, Object> config, Polling polling) {
		super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.gathering = new Gathering(polling, System::nanoTime);
	}

	@Override
	public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
		return this.gathering.poll(super::poll, timeout);
	}

	@Override
	public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
		super.subscribe(topics, new Watching(this.gathering, listener));
	}

	@Override
	public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
		super.subscribe(pattern, new Watching(this.gathering, listener));
	}

	/** Lets go of what another has to decide now. */
	private record Watching(Gathering gathering,
			ConsumerRebalanceListener listener) implements ConsumerRebalanceListener {

		@Override
		public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
			this.listener.onPartitionsAssigned(partitions);
		}

		@Override
		public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
			this.gathering.drop(partitions);
			this.listener.onPartitionsRevoked(partitions);
		}

		@Override
		public void onPartitionsLost(Collection<TopicPartition> partitions) {
			this.gathering.drop(partitions);
			this.listener.onPartitionsLost(partitions);
		}

	}

}
