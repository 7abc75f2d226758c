package dev.rollcall.processor.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hands over all commands that have arrived. A consumer fetches ahead: its next fetch is
 * answered with the first command that comes while the last ones are decided, and those
 * that come later wait for the fetch after that, which means for a whole commit. So under
 * load a poll that has found something is followed by others, as long as they find more:
 * a commit costs the same for many commands as for a few, and clients that have just been
 * answered are about to send their next. A lone client's command never waits for it.
 * <p>
 * Not thread-safe, as a consumer is not.
 */
final class Gathering {

	/** A poll with more commands than this is a sign of load. */
	private static final int FEW = 2;

	/** So many are worth a commit whatever else may come. */
	private static final int MANY = 500;

	/** A further poll waits no longer than this. */
	private static final Duration GAP = Duration.ofMillis(3);

	/** All further polls together wait no longer than this, about a commit. */
	private static final Duration MORE = Duration.ofMillis(6);

	/**
	 * Clients that send more than this together keep all cores busy. It is then the cost
	 * of a commit that counts, not the time of its commands, and a commit waits for more.
	 */
	private static final int FULL_USE = 64;

	/** After so many that ended when enough had come, one waits until no more come. */
	private static final int LOOK_AFTER = 15;

	private final Polling polling;

	private final LongSupplier nanoTime;

	/** Of the poll under way. */
	private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();

	private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new LinkedHashMap<>();

	private int last;

	/** So many came together lately. */
	private int enough;

	private int sinceLook = LOOK_AFTER;

	/** Why the last further poll failed. */
	private @Nullable RuntimeException failure;

	Gathering(Polling polling, LongSupplier nanoTime) {
		this.polling = polling;
		this.nanoTime = nanoTime;
	}

	/**
	 * Polls the consumer once, or several times. When a further poll fails, what was
	 * found before is handed over, and the next call throws.
	 */
	ConsumerRecords<byte[], byte[]> poll(Function<Duration, ConsumerRecords<byte[], byte[]>> consumer,
			Duration timeout) {
		RuntimeException late = this.failure;
		if (late != null) {
			this.failure = null;
			throw late;
		}
		hold(consumer.apply(this.polling.atMost(timeout)));
		int first = count();
		if (first > 0) {
			if (Math.max(first, this.last) > FEW && first < MANY) {
				pollMore(consumer);
			}
			this.last = count();
		}
		return handOver();
	}

	private void pollMore(Function<Duration, ConsumerRecords<byte[], byte[]>> consumer) {
		boolean known = this.enough <= FULL_USE && this.sinceLook < LOOK_AFTER;
		int all = known ? Math.max(this.enough, FEW + 1) : MANY;
		long end = this.nanoTime.getAsLong() + MORE.toNanos();
		long left = MORE.toNanos();
		int before = 0;
		while (count() > before && left > 0) {
			before = count();
			if (before >= all) {
				this.enough = before;
				this.sinceLook++;
				return;
			}
			try {
				hold(consumer.apply(Duration.ofNanos(Math.min(left, GAP.toNanos()))));
			}
			catch (RuntimeException ex) {
				this.failure = ex;
				return;
			}
			left = end - this.nanoTime.getAsLong();
		}
		this.enough = count();
		this.sinceLook = 0;
	}

	private ConsumerRecords<byte[], byte[]> handOver() {
		ConsumerRecords<byte[], byte[]> all = new ConsumerRecords<>(new LinkedHashMap<>(this.records),
				new LinkedHashMap<>(this.nextOffsets));
		this.records.clear();
		this.nextOffsets.clear();
		this.polling.polled(all);
		return all;
	}

	/**
	 * Partitions that a further poll has taken away: whoever has them next reads them
	 * from where the last commit was.
	 */
	void drop(Collection<TopicPartition> partitions) {
		partitions.forEach(this.records::remove);
		partitions.forEach(this.nextOffsets::remove);
	}

	private void hold(ConsumerRecords<byte[], byte[]> more) {
		for (TopicPartition partition : more.partitions()) {
			this.records.computeIfAbsent(partition, (none) -> new ArrayList<>()).addAll(more.records(partition));
		}
		this.nextOffsets.putAll(more.nextOffsets());
	}

	private int count() {
		int count = 0;
		for (List<ConsumerRecord<byte[], byte[]>> some : this.records.values()) {
			count += some.size();
		}
		return count;
	}

}
