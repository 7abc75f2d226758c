package dev.rollcall.gateway.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Reads the credentials and extensions topics from their beginning, on a thread of its
 * own, and keeps what they say in memory. After an error it reads them anew into a second
 * memory, which takes the place of the first when it is complete: a tombstone that was
 * compacted away in between cannot leave a revoked credential behind.
 */
final class CredentialFollower implements SmartLifecycle, CatchUp.Source, SiteSchemas {

	private static final Logger log = LoggerFactory.getLogger(CredentialFollower.class);

	private static final Duration POLL = Duration.ofMillis(250);

	private static final Duration STOP = Duration.ofSeconds(10);

	private final CredentialClients clients;

	private final CredentialRecords records;

	private final AccessProperties properties;

	private final Counter undecodable;

	private final Object lock = new Object();

	private final List<Waiting> waiting = new ArrayList<>();

	private Map<TopicPartition, Long> positions = Map.of();

	private volatile @Nullable KnownCredentials known;

	private volatile List<TopicPartition> partitions = List.of();

	private volatile Run current = Run.none();

	private volatile @Nullable Consumer<byte[], byte[]> consumer;

	CredentialFollower(CredentialClients clients, CredentialRecords records, AccessProperties properties,
			MeterRegistry meters) {
		this.clients = clients;
		this.records = records;
		this.properties = properties;
		this.undecodable = Counter.builder("rollcall.gateway.credentials.undecodable")
			.description("Records of the credentials topic that could not be read; their credentials are refused")
			.register(meters);
	}

	/** {@code null} until the topic was read to its end once. */
	@Nullable KnownCredentials known() {
		return this.known;
	}

	double undecodable() {
		return this.undecodable.count();
	}

	@Override
	public CompletionStage<Map<TopicPartition, Long>> ends() {
		List<TopicPartition> all = this.partitions;
		if (all.isEmpty()) {
			return CompletableFuture.failedFuture(new KafkaException("Expected topics " + Topics.CREDENTIALS.name()
					+ " and " + Topics.EXTENSIONS.name() + ", but they were not found yet"));
		}
		return this.clients.ends(all, this.properties.catchUpTimeout());
	}

	@Override
	public CompletionStage<Void> reached(Map<TopicPartition, Long> ends) {
		Waiting one = new Waiting(ends, new CompletableFuture<>());
		synchronized (this.lock) {
			if (!one.isOver(this.positions)) {
				this.waiting.add(one);
				return one.done().orTimeout(this.properties.catchUpTimeout().toNanos(), TimeUnit.NANOSECONDS);
			}
		}
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public SiteSchema of(SiteId site) {
		KnownCredentials present = this.known;
		return (present != null) ? present.extensions().of(site) : SiteSchema.COMMON;
	}

	@Override
	public CompletionStage<Void> reached(int partition, long end) {
		return reached(Map.of(new TopicPartition(Topics.EXTENSIONS.name(), partition), end));
	}

	@Override
	public synchronized void start() {
		if (!isRunning()) {
			Run run = new Run(new CountDownLatch(1), new CountDownLatch(1));
			this.current = run;
			Thread follower = new Thread(() -> run(run), "rollcall-gateway-credentials");
			follower.setDaemon(true);
			follower.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.current.stop().countDown();
		Consumer<byte[], byte[]> polling = this.consumer;
		if (polling != null) {
			polling.wakeup();
		}
		try {
			if (!this.current.stopped().await(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
				log.warn("Expected the credential follower to stop within {}, but it did not", STOP);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.current.goesOn();
	}

	/** Before the web server takes requests, and until it has answered the last one. */
	@Override
	public int getPhase() {
		return 0;
	}

	private void run(Run run) {
		try {
			while (run.goesOn()) {
				try {
					follow(run);
				}
				catch (WakeupException ex) {
					log.debug("Woken up to stop");
				}
				catch (RuntimeException | InterruptedException | ExecutionException | TimeoutException ex) {
					// Whatever it was: a follower that is gone would admit the revoked.
					report(ex);
					pause(run);
				}
			}
		}
		finally {
			run.stopped().countDown();
		}
	}

	/** A broker that is slow while everything starts is nothing to warn of. */
	private void report(Exception failure) {
		Throwable cause = (failure instanceof ExecutionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (this.known == null && (cause instanceof RetriableException || cause instanceof TimeoutException)) {
			log.info("Waits for the broker to tell which credentials there are: {}", cause.toString());
		}
		else {
			log.warn("Cannot follow the credentials topic; those known stay valid. Reads it anew in {}",
					this.properties.retryInterval(), cause);
		}
	}

	private void follow(Run run) throws InterruptedException, ExecutionException, TimeoutException {
		try (Consumer<byte[], byte[]> consumer = this.clients.consumer()) {
			this.consumer = consumer;
			List<TopicPartition> all = awaitTopic(consumer, run);
			if (all.isEmpty()) {
				return;
			}
			this.partitions = all;
			consumer.assign(all);
			consumer.seekToBeginning(all);
			Duration timeout = this.properties.catchUpTimeout();
			Map<TopicPartition, Long> goal = this.clients.ends(all, timeout)
				.toCompletableFuture()
				.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
			KnownCredentials fresh = new KnownCredentials();
			while (run.goesOn()) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
					apply(record, fresh);
				}
				Map<TopicPartition, Long> now = positions(consumer, all);
				if (this.known != fresh && covers(now, goal)) {
					this.known = fresh;
					log.info("Knows all credentials: {}", fresh.size());
				}
				if (this.known == fresh) {
					publish(now);
				}
			}
		}
	}

	private List<TopicPartition> awaitTopic(Consumer<byte[], byte[]> consumer, Run run) {
		boolean said = false;
		while (run.goesOn()) {
			List<TopicPartition> found = this.clients.partitions(consumer);
			if (!found.isEmpty()) {
				return found;
			}
			if (!said) {
				log.info("Waits for topics {} and {}: the processor makes them when it starts",
						Topics.CREDENTIALS.name(), Topics.EXTENSIONS.name());
				said = true;
			}
			pause(run);
		}
		return List.of();
	}

	private void apply(ConsumerRecord<byte[], byte[]> record, KnownCredentials into) {
		if (!this.records.apply(record.key(), record.value(), into)) {
			this.undecodable.increment();
			log.error("Cannot read the record at offset {} of {}-{}; if it is a credential, it is refused",
					record.offset(), record.topic(), record.partition());
		}
	}

	private void publish(Map<TopicPartition, Long> now) {
		List<Waiting> over = new ArrayList<>();
		synchronized (this.lock) {
			this.positions = now;
			for (Iterator<Waiting> each = this.waiting.iterator(); each.hasNext();) {
				Waiting one = each.next();
				if (one.isOver(now)) {
					over.add(one);
					each.remove();
				}
			}
		}
		over.forEach((one) -> one.done().complete(null));
	}

	private void pause(Run run) {
		try {
			if (run.stop().await(this.properties.retryInterval().toMillis(), TimeUnit.MILLISECONDS)) {
				log.debug("Stops without waiting");
			}
		}
		catch (InterruptedException ex) {
			// Nobody interrupts this thread; if somebody does, it means to end it.
			run.stop().countDown();
		}
	}

	private static Map<TopicPartition, Long> positions(Consumer<byte[], byte[]> consumer, List<TopicPartition> all) {
		Map<TopicPartition, Long> positions = new LinkedHashMap<>();
		all.forEach((partition) -> positions.put(partition, consumer.position(partition)));
		return positions;
	}

	private static boolean covers(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
		return ends.entrySet().stream().allMatch((end) -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
	}

	/** From one start to its stop: what asks the thread to stop, and what says it has. */
	private record Run(CountDownLatch stop, CountDownLatch stopped) {

		static Run none() {
			return new Run(new CountDownLatch(0), new CountDownLatch(0));
		}

		boolean goesOn() {
			return this.stop.getCount() > 0;
		}

	}

	private record Waiting(Map<TopicPartition, Long> ends, CompletableFuture<Void> done) {

		boolean isOver(Map<TopicPartition, Long> positions) {
			return this.done.isDone() || covers(positions, this.ends);
		}

	}

}
