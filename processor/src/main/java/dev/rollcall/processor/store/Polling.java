package dev.rollcall.processor.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What the consumers of commands and those who decide tell each other: how far each
 * partition was polled, as what comes after that has not arrived yet, and whether there
 * are jobs, whose steps are taken only after a poll returns.
 */
public final class Polling {

	/** A poll that finds nothing waits no longer while there are jobs. */
	private static final Duration STEP = Duration.ofMillis(5);

	private final Map<TopicPartition, Long> last = new ConcurrentHashMap<>();

	private final AtomicInteger partitionsWithJobs = new AtomicInteger();

	/** A partition has jobs from now on. */
	public void jobsBegin() {
		this.partitionsWithJobs.incrementAndGet();
	}

	/** A partition has no jobs any more. */
	public void jobsEnd() {
		this.partitionsWithJobs.decrementAndGet();
	}

	/** How long a poll may wait. */
	public Duration atMost(Duration timeout) {
		return (this.partitionsWithJobs.get() > 0 && timeout.compareTo(STEP) > 0) ? STEP : timeout;
	}

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
