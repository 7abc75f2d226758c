package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;

/** How long a server that was stopped or killed takes until it answers rightly again. */
final class RestartMeasurement implements Measurement {

	private static final Duration BOUND = Duration.ofMinutes(5);

	@Override
	public void run(Bench bench) throws IOException {
		if (!bench.server().isOurs()) {
			bench.progress("left out: restart, since the server is not ours");
			return;
		}
		bench.fill();
		restart(bench, false, "restart after a stop");
		restart(bench, true, "restart after kill -9");
	}

	private static void restart(Bench bench, boolean kill, String name) throws IOException {
		String users = " with %,d users".formatted(bench.population().size());
		bench.progress(name + users);
		bench.server().stop(kill);
		long start = System.nanoTime();
		bench.server().resume();
		bench.report().add(new Fact(name + users + ": ready", seconds(start), "s", ""));
		long user = bench.population().size() - 1L;
		untilRight(bench, (connection) -> Scim.lookUp(connection, bench.population().name(user))
			.orElseThrow(() -> new WrongAnswerException("wrong: not there")));
		bench.report().add(new Fact(name + users + ": first read", seconds(start), "s", ""));
		untilRight(bench,
				(connection) -> Scim.create(connection, bench.population().name("after-restart", System.nanoTime())));
		bench.report().add(new Fact(name + users + ": first write", seconds(start), "s", ""));
		bench.progress("  %.1f s".formatted(seconds(start)));
	}

	static <T> T untilRight(Bench bench, Bench.Aside<T> aside) throws IOException {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (true) {
			try {
				return bench.aside("get a right answer", aside);
			}
			catch (IOException ex) {
				if (System.nanoTime() > deadline) {
					throw ex;
				}
			}
		}
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

}
