package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.JsonNode;

/**
 * How long writes stay without an answer when the processor alone is killed and started
 * again, with broker, gateway and views up; before that, how fast a view is built anew.
 */
final class ProcessorMeasurement implements Measurement {

	private static final Duration BOUND = Duration.ofMinutes(5);

	/** Between the beginnings of two writes: how fine the figures are. */
	private static final int EVERY_MS = 50;

	@Override
	public void run(Bench bench) throws IOException {
		Optional<Path> missing = Cluster.missing(bench.options());
		if (missing.isPresent()) {
			bench.progress("left out: processor, since there is no " + missing.get() + " (--services)");
			return;
		}
		int users = bench.options().users();
		// The cores and the memory are for the services alone.
		bench.server().stop(false);
		bench.progress("starting the services, each in a process of its own");
		try (Cluster cluster = Cluster.start(bench.options());
				Site site = Site.create(cluster.admin(), cluster.scim(), bench.population().name("processor", 0))) {
			bench.progress("filling a site with %,d users".formatted(users));
			site.fill(users);
			rebuild(bench, cluster, users);
			List<Double> times = new ArrayList<>();
			for (int kill = 0; kill < bench.options().kills(); kill++) {
				long start = System.nanoTime();
				cluster.killProcessor();
				times.add((firstAnswer(site) - start) / 1e9);
				bench.progress("  first write %.1f s after kill -9".formatted(times.get(kill)));
			}
			Spread spread = Spread.of(times);
			bench.report()
				.add(new Fact("processor alone, kill -9 with %,d users: first write".formatted(users), spread.median(),
						"s",
						"median of %d; min %.1f s, max %.1f s".formatted(times.size(), spread.min(), spread.max())));
		}
	}

	/** While the live view serves; the projector compares the two in the end. */
	private static void rebuild(Bench bench, Cluster cluster, int users) throws IOException {
		bench.progress("building the view anew");
		try (HttpConnection connection = new HttpConnection(cluster.projector(), "application/json")) {
			long start = System.nanoTime();
			connection.send("POST", "/rebuild", new byte[0]).expect(202);
			JsonNode state = state(connection);
			double reading = 0;
			while (!Set.of("DONE", "FAILED").contains(state.path("phase").asString())) {
				if (System.nanoTime() - start > BOUND.toNanos()) {
					throw new IOException("Expected the view to be built within " + BOUND + ", but it is at " + state);
				}
				pause(EVERY_MS);
				state = state(connection);
				if (state.path("phase").asString().equals("READING")) {
					reading = (System.nanoTime() - start) / 1e9;
				}
			}
			if (!state.path("identical").asString().equals("IDENTICAL")) {
				throw new IOException("Expected the same view as before, but got " + state);
			}
			long entities = state.path("records").asLong();
			bench.report()
				.add(new Fact("view built anew with %,d users".formatted(users), entities / reading, "entities/s",
						"%,d in %.1f s; compared and live after %.1f s".formatted(entities, reading,
								(System.nanoTime() - start) / 1e9)));
		}
		catch (WrongAnswerException ex) {
			throw new IOException("Expected to build the view anew, but: " + ex.getMessage(), ex);
		}
	}

	private static JsonNode state(HttpConnection connection) throws IOException, WrongAnswerException {
		return connection.get("/rebuild").expect(200).resource().json();
	}

	/**
	 * When the first of many writes was answered, each sent after the kill on a
	 * connection of its own, so that none waits for one that was sent too early.
	 */
	private static long firstAnswer(Site site) throws IOException {
		AtomicLong first = new AtomicLong(Long.MAX_VALUE);
		AtomicLong failures = new AtomicLong();
		CountDownLatch answered = new CountDownLatch(1);
		long deadline = System.nanoTime() + BOUND.toNanos();
		ExecutorService writers = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		});
		try {
			while (!await(answered)) {
				if (System.nanoTime() > deadline) {
					throw new IOException("Expected a write to be answered within " + BOUND + ", but " + failures.get()
							+ " failed and none was");
				}
				writers.execute(() -> write(site, first, failures, answered));
			}
			return first.get();
		}
		finally {
			writers.shutdown();
			settle(writers);
		}
	}

	private static void write(Site site, AtomicLong first, AtomicLong failures, CountDownLatch answered) {
		try (HttpConnection connection = new HttpConnection(site.scim())) {
			Scim.patchDisplayName(connection, site.randomUser(), "After kill " + System.nanoTime());
			long now = System.nanoTime();
			first.accumulateAndGet(now, Math::min);
			answered.countDown();
		}
		catch (IOException | WrongAnswerException ex) {
			// Not yet: the next write tries anew, and too long without any fails above.
			failures.incrementAndGet();
		}
	}

	private static boolean await(CountDownLatch answered) throws IOException {
		try {
			return answered.await(EVERY_MS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	/** Those under way come to their answers before the next kill. */
	private static void settle(ExecutorService writers) throws IOException {
		try {
			if (!writers.awaitTermination(BOUND.toSeconds(), TimeUnit.SECONDS)) {
				throw new IOException(
						"Expected the other writes to be answered within " + BOUND + ", but some are not");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	static void pause(int millis) throws IOException {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
