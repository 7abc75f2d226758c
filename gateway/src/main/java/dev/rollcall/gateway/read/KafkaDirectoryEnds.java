package dev.rollcall.gateway.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** {@link DirectoryEnds} by a consumer that reads uncommitted and never polls. */
final class KafkaDirectoryEnds implements DirectoryEnds {

	private final Consumer<byte[], byte[]> consumer;

	private final List<TopicPartition> directory;

	private final List<TopicPartition> extensions;

	private final List<TopicPartition> all;

	private final Duration timeout;

	KafkaDirectoryEnds(Consumer<byte[], byte[]> consumer, int partitions, Duration timeout) {
		this.consumer = consumer;
		this.directory = of(Topics.DIRECTORY, partitions);
		this.extensions = of(Topics.EXTENSIONS, partitions);
		this.all = Stream.concat(this.directory.stream(), this.extensions.stream()).toList();
		// Nothing is ever fetched, but the client warns of each answer about partitions
		// that it has not been assigned.
		consumer.assign(this.all);
		this.timeout = timeout;
	}

	private static List<TopicPartition> of(Topic topic, int partitions) {
		return IntStream.range(0, partitions)
			.mapToObj((partition) -> new TopicPartition(topic.name(), partition))
			.toList();
	}

	@Override
	public Ends ask() {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.all, this.timeout);
		return new Ends(this.directory.stream().mapToLong(ends::get).toArray(),
				this.extensions.stream().mapToLong(ends::get).toArray());
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
	}

}
