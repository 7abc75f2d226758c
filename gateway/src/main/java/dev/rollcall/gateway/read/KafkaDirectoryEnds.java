package dev.rollcall.gateway.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** {@link DirectoryEnds} by a consumer that reads uncommitted and never polls. */
final class KafkaDirectoryEnds implements DirectoryEnds {

	private final Consumer<byte[], byte[]> consumer;

	private final List<TopicPartition> partitions;

	private final Duration timeout;

	KafkaDirectoryEnds(Consumer<byte[], byte[]> consumer, int partitions, Duration timeout) {
		this.consumer = consumer;
		this.partitions = IntStream.range(0, partitions)
			.mapToObj((partition) -> new TopicPartition(Topics.DIRECTORY.name(), partition))
			.toList();
		// Nothing is ever fetched, but the client warns of each answer about partitions
		// that it has not been assigned.
		consumer.assign(this.partitions);
		this.timeout = timeout;
	}

	@Override
	public long[] ask() {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.partitions, this.timeout);
		return this.partitions.stream().mapToLong(ends::get).toArray();
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
	}

}
