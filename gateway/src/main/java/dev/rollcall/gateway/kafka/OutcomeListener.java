package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads this gateway's partition of the outcomes topic, on one thread of its own, and
 * hands each outcome to who waits for it. It begins at the partition's end, before the
 * first command is sent, so it misses none of its own; a client that fails is replaced by
 * one that goes on where the last one stood.
 */
final class OutcomeListener implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OutcomeListener.class);

	private static final Duration POSITION_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration POLL = Duration.ofSeconds(1);

	private static final long PAUSE_MILLIS = 500;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final PendingOutcomes pending;

	private final List<OutcomeObserver> observers;

	private final CommandMetrics metrics;

	private final LongSupplier nanos;

	private volatile boolean closed;

	private volatile @Nullable Consumer<byte[], byte[]> consumer;

	private volatile long lastOutcomeNanos;

	private @Nullable Thread thread;

	OutcomeListener(Supplier<Consumer<byte[], byte[]>> consumers, PendingOutcomes pending,
			List<OutcomeObserver> observers, CommandMetrics metrics, LongSupplier nanos) {
		this.consumers = consumers;
		this.pending = pending;
		this.observers = List.copyOf(observers);
		this.metrics = metrics;
		this.nanos = nanos;
		this.lastOutcomeNanos = nanos.getAsLong();
	}

	/** Goes to the end of the partition, waits until it is there, and begins to read. */
	synchronized void start(int partition) {
		TopicPartition assigned = new TopicPartition(Topics.OUTCOMES.name(), partition);
		Consumer<byte[], byte[]> first = open(assigned);
		long end;
		try {
			first.seekToEnd(List.of(assigned));
			end = first.position(assigned, POSITION_TIMEOUT);
		}
		catch (RuntimeException ex) {
			close(first);
			throw ex;
		}
		this.thread = new Thread(() -> run(assigned, first, end), "rollcall-gateway-outcomes");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** When the last outcome came, by the clock of {@code nanos}. */
	long lastOutcomeNanos() {
		return this.lastOutcomeNanos;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		Consumer<byte[], byte[]> current = this.consumer;
		if (current != null) {
			current.wakeup();
		}
		if (this.thread != null) {
			try {
				this.thread.join(Duration.ofSeconds(5).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void run(TopicPartition assigned, Consumer<byte[], byte[]> first, long end) {
		Consumer<byte[], byte[]> current = first;
		long position = end;
		this.consumer = current;
		while (!this.closed) {
			try {
				for (ConsumerRecord<byte[], byte[]> record : current.poll(POLL)) {
					accept(record);
					position = record.offset() + 1;
				}
			}
			catch (WakeupException ex) {
				log.debug("The outcomes' reader was woken up to stop");
			}
			catch (KafkaException ex) {
				log.warn("Cannot read outcomes with this client; another one goes on at {}", position, ex);
				close(current);
				pause();
				current = open(assigned);
				current.seek(assigned, position);
				this.consumer = current;
			}
		}
		close(current);
	}

	private void accept(ConsumerRecord<byte[], byte[]> record) {
		this.lastOutcomeNanos = this.nanos.getAsLong();
		try {
			CommandId id = new CommandId(Ids.uuid(record.key()));
			if (!this.pending.awaits(id)) {
				this.metrics.unawaited();
				return;
			}
			Outcome.Envelope outcome = Codecs.OUTCOME.decode(record.value());
			this.observers.forEach((observer) -> observer.beforeAnswer(outcome));
			this.pending.complete(outcome);
		}
		catch (UndecodableException | IllegalArgumentException ex) {
			this.metrics.undecodable();
			log.error("Cannot read the outcome at offset {} of {}-{}", record.offset(), record.topic(),
					record.partition(), ex);
		}
		catch (RuntimeException ex) {
			log.error("Cannot answer with the outcome at offset {} of {}-{}", record.offset(), record.topic(),
					record.partition(), ex);
		}
	}

	private Consumer<byte[], byte[]> open(TopicPartition assigned) {
		Consumer<byte[], byte[]> opened = this.consumers.get();
		opened.assign(List.of(assigned));
		return opened;
	}

	private static void close(Consumer<byte[], byte[]> consumer) {
		try {
			consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
		}
		catch (KafkaException ex) {
			log.debug("The outcomes' reader did not close cleanly", ex);
		}
	}

	private void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.closed = true;
		}
	}

}
