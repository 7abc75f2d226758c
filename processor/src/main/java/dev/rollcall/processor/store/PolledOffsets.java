package dev.rollcall.processor.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** How far each partition was polled: what comes after that has not arrived yet. */
public final class PolledOffsets {

	private final Map<TopicPartition, Long> last = new ConcurrentHashMap<>();

	/** What the commands' consumer hands over. */
	public void polled(ConsumerRecords<byte[], byte[]> records) {
		for (TopicPartition partition : records.partitions()) {
			this.last.put(partition, lastOf(records.records(partition)).offset());
		}
	}

	private static ConsumerRecord<byte[], byte[]> lastOf(List<ConsumerRecord<byte[], byte[]>> records) {
		return records.get(records.size() - 1);
	}

	/** Whether no record is known that comes after this one. */
	public boolean nothingAfter(TopicPartition partition, long offset) {
		Long polled = this.last.get(partition);
		return polled == null || offset >= polled;
	}

}
