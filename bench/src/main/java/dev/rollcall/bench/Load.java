package dev.rollcall.bench;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A closed loop: each connection sends its next request when it has its answer. Ends with
 * the time or with the last piece of work, whichever comes first.
 */
final class Load {

	/** After an error, so that a server that refuses everything is not hammered. */
	private static final int PAUSE_AFTER_ERROR_MS = 10;

	private final Target target;

	private final Work work;

	private final AtomicLong next;

	private final long end;

	private final BooleanSupplier over;

	private Load(Target target, Work work, long first, long end, BooleanSupplier over) {
		this.target = target;
		this.work = work;
		this.next = new AtomicLong(first);
		this.end = end;
		this.over = over;
	}

	/** As much as there is time for. */
	static Measured during(Target target, int connections, Duration time, Work work) {
		return new Load(target, work, 0, Long.MAX_VALUE, () -> false).run(connections, time);
	}

	/** As much as there is time for until something else is over, in bounded time. */
	static Measured until(BooleanSupplier over, Target target, int connections, Duration bound, Work work) {
		return new Load(target, work, 0, Long.MAX_VALUE, over).run(connections, bound);
	}

	/** The pieces of work from {@code first} to before {@code end}, in bounded time. */
	static Measured of(Target target, int connections, long first, long end, Duration bound, Work work) {
		return new Load(target, work, first, end, () -> false).run(connections, bound);
	}

	private Measured run(int connections, Duration time) {
		Double cpuBefore = cpu();
		long start = System.nanoTime();
		long deadline = start + time.toNanos();
		List<Worker> workers = new ArrayList<>();
		for (int i = 0; i < connections; i++) {
			Worker worker = new Worker(deadline);
			worker.start();
			workers.add(worker);
		}
		Latencies latencies = new Latencies();
		SortedMap<String, Long> errors = new TreeMap<>();
		for (Worker worker : workers) {
			worker.await();
			latencies.add(worker.latencies);
			worker.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		Double cpuAfter = cpu();
		return new Measured(connections, seconds, latencies, errors,
				(cpuBefore != null && cpuAfter != null) ? cpuAfter - cpuBefore : null);
	}

	private @Nullable Double cpu() {
		return (this.target.pid() != null) ? new ProcessFigures(this.target.pid()).cpuMillis() : null;
	}

	private final class Worker extends Thread {

		private final long deadline;

		private final Latencies latencies = new Latencies();

		private final SortedMap<String, Long> errors = new TreeMap<>();

		private Worker(long deadline) {
			this.deadline = deadline;
			setDaemon(true);
		}

		@Override
		public void run() {
			try (HttpConnection connection = new HttpConnection(Load.this.target)) {
				while (System.nanoTime() < this.deadline && !Load.this.over.getAsBoolean()) {
					long number = Load.this.next.getAndIncrement();
					if (number >= Load.this.end) {
						return;
					}
					once(connection, number);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void once(HttpConnection connection, long number) throws InterruptedException {
			long start = System.nanoTime();
			try {
				Load.this.work.once(connection, number);
				this.latencies.add(System.nanoTime() - start);
			}
			catch (WrongAnswerException ex) {
				failed(String.valueOf(ex.getMessage()));
			}
			catch (SocketTimeoutException ex) {
				failed("time-out");
			}
			catch (IOException ex) {
				failed("connection: " + ex.getMessage());
			}
		}

		private void failed(String kind) throws InterruptedException {
			this.errors.merge(kind, 1L, Long::sum);
			Thread.sleep(PAUSE_AFTER_ERROR_MS);
		}

		private void await() {
			try {
				join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
