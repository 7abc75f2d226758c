package dev.rollcall.projector.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.PoisonRecord;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All partitions of the directory topic, from where a view stands. */
final class DirectoryFeed implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryFeed.class);

	private final Consumer<byte[], byte[]> consumer;

	private final List<TopicPartition> partitions;

	private final BatchBuilder builder;

	private final InstantSource clock;

	private final Map<Integer, Long> stops = new TreeMap<>();

	DirectoryFeed(Consumer<byte[], byte[]> consumer, int partitions, ViewStore view, InstantSource clock) {
		this.consumer = consumer;
		this.clock = clock;
		this.partitions = new ArrayList<>();
		for (int i = 0; i < partitions; i++) {
			this.partitions.add(new TopicPartition(Topics.DIRECTORY.name(), i));
		}
		List<Position> positions = view.positions();
		this.builder = new BatchBuilder(positions, view.poison());
		consumer.assign(this.partitions);
		Map<Integer, Long> offsets = new TreeMap<>();
		positions.forEach((position) -> offsets.put(position.partition(), position.nextOffset()));
		for (TopicPartition partition : this.partitions) {
			consumer.seek(partition, offsets.getOrDefault(partition.partition(), 0L));
		}
	}

	/** Makes no batch go beyond these positions. */
	void stopAt(List<Position> positions) {
		positions.forEach((position) -> this.stops.put(position.partition(), position.nextOffset()));
	}

	/** Whether everything before these positions has been taken. */
	boolean hasReached(Map<Integer, Long> ends) {
		Map<Integer, Long> offsets = new TreeMap<>();
		positions().forEach((position) -> offsets.put(position.partition(), position.nextOffset()));
		return ends.entrySet().stream().allMatch((end) -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
	}

	/** Reads on; {@link #records} says whether anything came. */
	void poll(Duration patience) {
		ConsumerRecords<byte[], byte[]> records = this.consumer.poll(patience);
		for (ConsumerRecord<byte[], byte[]> record : records) {
			if (record.offset() < stop(record.partition())) {
				this.builder.add(record);
			}
		}
		long now = this.clock.millis();
		for (TopicPartition partition : this.partitions) {
			long next = Math.min(this.consumer.position(partition), stop(partition.partition()));
			this.builder.reached(partition.partition(), next, now);
		}
	}

	/** How many records came since the last batch. */
	int records() {
		return this.builder.records();
	}

	/** What came since the last batch. */
	Batch take() {
		Batch batch = this.builder.take();
		for (PoisonRecord record : batch.poisoned()) {
			logger.error(
					"The record at offset {} of partition {} of {} cannot be applied ({}); its entity stays as "
							+ "it was until a good record of the same key comes",
					record.offset(), record.partition(), Topics.DIRECTORY.name(), record.reason());
		}
		return batch;
	}

	List<Position> positions() {
		return this.builder.positions();
	}

	int poisonedKeys() {
		return this.builder.poisonedKeys();
	}

	/** Committed records that are still to come, as far as the broker has said. */
	long lag() {
		long lag = 0;
		for (TopicPartition partition : this.partitions) {
			lag += this.consumer.currentLag(partition).orElse(0);
		}
		return lag;
	}

	void wakeup() {
		this.consumer.wakeup();
	}

	@Override
	public void close() {
		this.consumer.close();
	}

	private long stop(int partition) {
		return this.stops.isEmpty() ? Long.MAX_VALUE : this.stops.getOrDefault(partition, 0L);
	}

}
