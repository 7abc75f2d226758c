package dev.rollcall.gateway.read;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

import dev.rollcall.gateway.kafka.OutcomeObserver;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.kafka.Phase;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Bounds from memory, for the only gateway of an installation: the highest sequence of a
 * partition that it has answered. What was answered before it started lies before the
 * log's end at its start, which bounds the reads of a partition until its first outcome.
 */
final class LocalReadBounds implements ReadBounds, OutcomeObserver, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(LocalReadBounds.class);

	private static final long PAUSE_MILLIS = 200;

	private static final long NONE = -1;

	private final Supplier<DirectoryEnds> clients;

	private final Partitions partitions;

	private final AtomicLongArray answered;

	private volatile long @Nullable [] ends;

	private volatile boolean running;

	private @Nullable Thread thread;

	LocalReadBounds(Supplier<DirectoryEnds> clients, Partitions partitions) {
		this.clients = clients;
		this.partitions = partitions;
		this.answered = new AtomicLongArray(partitions.partitions());
		for (int partition = 0; partition < this.answered.length(); partition++) {
			this.answered.set(partition, NONE);
		}
	}

	@Override
	public Mono<ReadBound> bound(SiteId site) {
		int partition = this.partitions.of(site);
		long sequence = this.answered.get(partition);
		if (sequence != NONE) {
			return Mono.just(ReadBound.sequence(partition, sequence));
		}
		long[] atStart = this.ends;
		if (atStart == null) {
			return Mono.error(
					new ViewUnavailableException("Expected to know how current a read must be, but this is starting"));
		}
		return Mono.just(ReadBound.offset(partition, atStart[partition]));
	}

	@Override
	public void beforeAnswer(Outcome.Envelope outcome) {
		this.answered.accumulateAndGet(this.partitions.of(outcome.site()), outcome.sequence(), Math::max);
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			this.thread = new Thread(this::run, "rollcall-gateway-bounds");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phase.BENEATH_THE_WEB_SERVER;
	}

	private void run() {
		try {
			while (this.running && this.ends == null) {
				learnEnds();
			}
		}
		catch (InterruptedException ex) {
			log.debug("Interrupted; stops");
		}
	}

	private void learnEnds() throws InterruptedException {
		try (DirectoryEnds client = this.clients.get()) {
			this.ends = client.ask().directory();
		}
		catch (KafkaException ex) {
			log.debug("Does not know yet where the directory topic ends", ex);
			Thread.sleep(PAUSE_MILLIS);
		}
	}

}
