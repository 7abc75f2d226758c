package dev.rollcall.projector.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.rollcall.projector.kafka.RebuildState.Comparison;
import dev.rollcall.projector.kafka.RebuildState.Phase;
import dev.rollcall.projector.store.Digest;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the view anew from the topic's beginning while the live one goes on, compares
 * the two at the same positions, and then puts the new one in its place between two
 * batches. A difference is a bug and is reported; the new view counts all the same.
 */
public final class Rebuild {

	private static final Logger logger = LoggerFactory.getLogger(Rebuild.class);

	private static final Duration POLL = Duration.ofMillis(200);

	private final DirectoryTopic topic;

	private final ViewCatalog catalog;

	private final LiveView live;

	private final DirectoryConsumer consumer;

	private final InstantSource clock;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile RebuildState state = RebuildState.NONE;

	private volatile @Nullable Thread thread;

	public Rebuild(DirectoryTopic topic, ViewCatalog catalog, LiveView live, DirectoryConsumer consumer,
			InstantSource clock) {
		this.topic = topic;
		this.catalog = catalog;
		this.live = live;
		this.consumer = consumer;
		this.clock = clock;
	}

	public RebuildState state() {
		return this.state;
	}

	/** Begins, unless one is running already; says whether it did. */
	public boolean start() {
		if (!this.live.isCaughtUp() || !this.running.compareAndSet(false, true)) {
			return false;
		}
		this.state = new RebuildState(Phase.READING, 0, 0, Comparison.OPEN, "");
		Thread started = new Thread(this::run, "rollcall-projector-rebuild");
		started.setDaemon(true);
		this.thread = started;
		started.start();
		return true;
	}

	/** Gives up what is running; the live view stays. */
	public void stop() {
		Thread present = this.thread;
		if (present != null) {
			present.interrupt();
			try {
				present.join(Duration.ofSeconds(10).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void run() {
		ViewStore fresh = null;
		try {
			fresh = this.catalog.begin();
			build(fresh);
		}
		catch (InterruptedException | RuntimeException | ExecutionException ex) {
			logger.error("Building the view anew failed; the live view stays", ex);
			this.state = new RebuildState(Phase.FAILED, this.state.records(), this.state.target(),
					this.state.identical(), ex.getClass().getName());
			if (fresh != null && this.live.store() != fresh) {
				this.catalog.discard(fresh);
			}
		}
		finally {
			this.thread = null;
			this.running.set(false);
		}
	}

	private void build(ViewStore fresh) throws InterruptedException, ExecutionException {
		DirectoryTopic.Description description = this.topic.await();
		fresh.source(description.id());
		List<Position> present = this.live.store().positions();
		CompletableFuture<Digest> digest = CompletableFuture.supplyAsync(this.live.store()::digest, Rebuild::beside);
		try (DirectoryFeed feed = feed(description, fresh)) {
			readTo(feed, fresh, present);
		}
		finally {
			// Whoever stops this closes the live view next, which must not be read then.
			digest.handle((done, failure) -> done).join();
		}
		Digest before = digest.get();
		try (DirectoryFeed feed = feed(description, fresh)) {
			readTo(feed, fresh, before.positions());
		}
		this.state = at(Phase.COMPARING);
		boolean identical = before.sameRows(fresh.digest());
		if (!identical) {
			logger.error("The view built anew says something else than the live one at the same positions");
		}
		this.state = new RebuildState(Phase.SWITCHING, this.state.records(), this.state.target(),
				identical ? Comparison.IDENTICAL : Comparison.DIFFERENT, "");
		try (DirectoryFeed feed = feed(description, fresh)) {
			// Most of what came meanwhile, so that the live view need not stand still for
			// it.
			readTo(feed, fresh, this.live.store().positions());
		}
		ViewStore former = switchTo(fresh, description).get();
		this.catalog.discard(former);
		this.state = at(Phase.DONE);
		logger.info("The view {} was built anew and is live", fresh.name());
	}

	/** What there is need not be read before it is built anew, but can be meanwhile. */
	private static void beside(Runnable task) {
		Thread thread = new Thread(task, "rollcall-projector-digest");
		thread.setDaemon(true);
		thread.start();
	}

	private CompletableFuture<ViewStore> switchTo(ViewStore fresh, DirectoryTopic.Description description) {
		CompletableFuture<ViewStore> switched = new CompletableFuture<>();
		this.consumer.between((positions) -> {
			try (DirectoryFeed feed = feed(description, fresh)) {
				ViewStore former = this.live.store();
				readTo(feed, fresh, former.positions());
				this.catalog.promote(fresh);
				this.live.use(fresh);
				switched.complete(former);
			}
			catch (RuntimeException ex) {
				switched.completeExceptionally(ex);
			}
		});
		return switched;
	}

	private void readTo(DirectoryFeed feed, ViewStore fresh, List<Position> positions) {
		Map<Integer, Long> ends = new TreeMap<>();
		positions.forEach((position) -> ends.put(position.partition(), position.nextOffset()));
		long target = ends.values().stream().mapToLong(Long::longValue).sum();
		feed.stopAt(positions);
		while (!feed.hasReached(ends)) {
			if (Thread.currentThread().isInterrupted()) {
				throw new IllegalStateException("Expected to build the view anew, but the projector stops");
			}
			feed.poll(POLL);
			int number = feed.records();
			fresh.apply(feed.take());
			this.state = new RebuildState(this.state.phase(), this.state.records() + number, target,
					this.state.identical(), "");
		}
	}

	private DirectoryFeed feed(DirectoryTopic.Description description, ViewStore view) {
		return new DirectoryFeed(this.topic.consumer(), description.partitions(), view, this.clock);
	}

	private RebuildState at(Phase phase) {
		return new RebuildState(phase, this.state.records(), this.state.target(), this.state.identical(), "");
	}

}
