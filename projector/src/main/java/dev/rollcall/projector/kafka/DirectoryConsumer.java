package dev.rollcall.projector.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.StoreException;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the directory topic to the live view, batch by batch, on a thread of its own.
 * Rows and position commit together, so that a restart goes on where the view stands and
 * nothing is applied twice or left out.
 */
public final class DirectoryConsumer {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryConsumer.class);

	private static final Duration POLL = Duration.ofMillis(500);

	private static final long PAUSE_MILLIS = 500;

	private final DirectoryTopic topic;

	private final ViewCatalog catalog;

	private final LiveView live;

	private final InstantSource clock;

	private final Duration tombstonesKept;

	private final Timer batches;

	private final Counter records;

	private final Counter poison;

	private final Queue<BetweenBatches> tasks = new ConcurrentLinkedQueue<>();

	private volatile ConsumerState state = ConsumerState.STARTING;

	private volatile boolean running;

	private volatile @Nullable DirectoryFeed feed;

	private @Nullable Thread thread;

	/**
	 * Creates a consumer that is yet to start.
	 * @param tombstonesKept how long the topic surely keeps the news that an entity is
	 * gone
	 */
	public DirectoryConsumer(DirectoryTopic topic, ViewCatalog catalog, LiveView live, InstantSource clock,
			Duration tombstonesKept, MeterRegistry meters) {
		this.topic = topic;
		this.catalog = catalog;
		this.live = live;
		this.clock = clock;
		this.tombstonesKept = tombstonesKept;
		this.batches = Timer.builder("rollcall.projector.batch")
			.description("Applying one batch of directory records")
			.register(meters);
		this.records = Counter.builder("rollcall.projector.records")
			.description("Directory records applied")
			.register(meters);
		this.poison = Counter.builder("rollcall.projector.poison")
			.description("Directory records that could not be applied")
			.register(meters);
		Gauge.builder("rollcall.projector.lag", this, (consumer) -> consumer.state.lag())
			.description("Committed directory records that the view does not reflect yet")
			.register(meters);
	}

	/** Opens the live view and starts to follow the topic. */
	public synchronized void start() {
		this.live.use(this.catalog.open());
		this.running = true;
		Thread started = new Thread(this::run, "rollcall-projector");
		started.setDaemon(true);
		started.start();
		this.thread = started;
	}

	/** Stops after the current batch and closes the view. */
	public synchronized void stop() {
		Thread started = this.thread;
		if (started == null) {
			return;
		}
		this.running = false;
		try {
			DirectoryFeed current = this.feed;
			if (current != null) {
				current.wakeup();
			}
			started.join(Duration.ofSeconds(2).toMillis());
			if (started.isAlive()) {
				started.interrupt();
				started.join(Duration.ofSeconds(10).toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
		this.live.store().close();
		this.catalog.close();
	}

	public ConsumerState state() {
		return this.state;
	}

	/** Runs something on the consumer's thread, when no batch is in progress. */
	void between(BetweenBatches task) {
		this.tasks.add(task);
	}

	private void run() {
		while (this.running) {
			try {
				follow();
			}
			catch (WakeupException ex) {
				logger.debug("The consumer of {} is asked to stop", Topics.DIRECTORY.name());
			}
			catch (InterruptException | InterruptedException ex) {
				if (this.running) {
					logger.warn("The consumer of {} was interrupted; it goes on", Topics.DIRECTORY.name());
				}
			}
			catch (InvalidOffsetException ex) {
				logger.warn("The topic {} has no record at the view's position any more; the view is built anew",
						Topics.DIRECTORY.name());
				startOver();
			}
			catch (StoreException ex) {
				this.state = this.state.failed(String.valueOf(ex.getMessage()));
				if (ex.isCorrupt()) {
					logger.error("The view {} is corrupt; it is built anew from the directory topic",
							this.live.store().name());
					startOver();
				}
				else {
					logger.error("{}; trying again", ex.getMessage());
					pause();
				}
			}
			catch (RuntimeException ex) {
				this.state = this.state.failed(ex.getClass().getName());
				logger.error("The consumer of {} failed; trying again", Topics.DIRECTORY.name(), ex);
				pause();
			}
		}
	}

	/** Reads and applies until something breaks or {@link #stop} is called. */
	private void follow() throws InterruptedException {
		DirectoryTopic.Description description = this.topic.await();
		if (isForeign(description)) {
			startOver();
		}
		Map<Integer, Long> ends = this.topic.ends(description);
		if (isTooOld(ends)) {
			startOver();
		}
		try (DirectoryFeed opened = new DirectoryFeed(this.topic.consumer(), description.partitions(),
				this.live.store(), this.clock)) {
			this.feed = opened;
			if (this.running) {
				this.live.reflects(opened.positions());
			}
			while (this.running) {
				if (!this.live.isCaughtUp() && opened.hasReached(ends)) {
					logger.info("The view {} is up to date", this.live.store().name());
					this.live.caughtUp();
				}
				opened.poll(POLL);
				if (opened.records() > 0) {
					apply(opened);
				}
				// Transaction markers move a position too; they are read again after a
				// restart.
				this.live.reflects(opened.positions());
				this.state = new ConsumerState(true, this.live.isCaughtUp(), opened.lag(), opened.poisonedKeys(), "");
				runTasks(opened.positions());
			}
		}
		finally {
			this.feed = null;
		}
	}

	private void apply(DirectoryFeed opened) {
		int number = opened.records();
		Batch batch = opened.take();
		this.batches.record(() -> this.live.store().apply(batch));
		this.records.increment(number);
		this.poison.increment(batch.poisoned().size());
	}

	private void runTasks(List<Position> positions) {
		for (BetweenBatches task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run(positions);
		}
	}

	/** A view of another topic of this name: of a broker that was set up again. */
	private boolean isForeign(DirectoryTopic.Description description) {
		ViewStore view = this.live.store();
		String source = view.source().orElse("");
		if (source.isEmpty()) {
			view.source(description.id());
			return false;
		}
		if (!source.equals(description.id())) {
			logger.warn("The view {} was built from another topic; it is built anew", view.name());
			return true;
		}
		return false;
	}

	/**
	 * A view that is behind and was left for longer than the topic keeps tombstones may
	 * never learn that something is gone.
	 */
	private boolean isTooOld(Map<Integer, Long> ends) {
		long oldest = this.clock.millis() - this.tombstonesKept.toMillis();
		for (Position position : this.live.store().positions()) {
			if (position.appliedAt() < oldest && position.nextOffset() < ends.getOrDefault(position.partition(), 0L)) {
				logger.warn("The view {} was last written before tombstones that the topic may have dropped; it is "
						+ "built anew", this.live.store().name());
				return true;
			}
		}
		return false;
	}

	private void startOver() {
		this.live.startsOver();
		ViewStore former = this.live.store();
		ViewStore fresh = this.catalog.begin();
		this.live.use(fresh);
		this.catalog.promote(fresh);
		this.catalog.discard(former);
	}

	private void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			logger.debug("The consumer of {} is asked to stop", Topics.DIRECTORY.name());
		}
	}

	/** Runs on the consumer's thread, when no batch is in progress. */
	interface BetweenBatches {

		void run(List<Position> positions);

	}

}
