package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests of all kinds, so that both JVMs have compiled what is measured later: until an
 * answer costs no less than before, or the time is over.
 */
final class WarmUp {

	private static final int CONNECTIONS = 64;

	private static final int USERS = 200;

	/** Further users that stay; after that they are only changed. */
	private static final int CREATED = 20_000;

	private static final Duration ROUND = Duration.ofSeconds(15);

	private static final Duration BARE = Duration.ofSeconds(10);

	/** A round that is not better than the best by this factor has brought nothing. */
	private static final double BETTER = 0.97;

	private static final int ROUNDS_FOR_NOTHING = 2;

	private final Bench bench;

	private final Population population;

	private final AtomicLong created = new AtomicLong();

	private WarmUp(Bench bench) {
		this.bench = bench;
		this.population = bench.population();
	}

	static void run(Bench bench) throws IOException {
		Duration time = bench.options().warmUp();
		if (time.isZero()) {
			return;
		}
		bench.progress("warming up, for " + time.toSeconds() + " s at most");
		new WarmUp(bench).run(time);
	}

	private void run(Duration time) throws IOException {
		this.population.fill(this.bench.target(), Math.max(USERS, this.population.size()));
		String group = this.bench.aside("make a group",
				(connection) -> Scim.createGroup(connection, this.population.name("warm-up", 0)));
		long end = System.nanoTime() + time.toNanos();
		double best = Double.MAX_VALUE;
		int forNothing = 0;
		while (forNothing < ROUNDS_FOR_NOTHING && System.nanoTime() < end) {
			Duration round = Duration.ofNanos(Math.min(ROUND.toNanos(), end - System.nanoTime()));
			Measured measured = Load.during(this.bench.target(), CONNECTIONS, round,
					(connection, number) -> mixed(connection, number, group));
			double cost = cost(measured);
			forNothing = (cost < BETTER * best) ? 0 : forNothing + 1;
			best = Math.min(best, cost);
			this.bench.progress("  %,.0f mixed answers/s %s".formatted(measured.perSecond(), measured.errors()));
		}
		Load.during(this.bench.bare(), CONNECTIONS, BARE, Bench.bareGet());
		Load.during(this.bench.bare(), CONNECTIONS, BARE, Bench.barePost());
	}

	/** CPU time, which tells more than the rate on a busy machine, where it is known. */
	private static double cost(Measured measured) {
		Double cpu = measured.cpuMillisEach();
		return (cpu != null) ? cpu : 1 / measured.perSecond();
	}

	private void mixed(HttpConnection connection, long number, String group) throws IOException, WrongAnswerException {
		long user = number % USERS;
		switch ((int) (number % 8)) {
			case 0, 1 -> create(connection, number);
			case 2, 3 -> Scim.read(connection, this.population.id(user), this.population.name(user));
			case 4 -> Scim.lookUp(connection, this.population.name(user));
			case 5 -> Scim.lookUp(connection, "nobody-" + number);
			case 6 -> Scim.patchDisplayName(connection, this.population.id(user), "Warm " + number);
			default -> rare(connection, number, group);
		}
	}

	private void create(HttpConnection connection, long number) throws IOException, WrongAnswerException {
		long count = this.created.getAndIncrement();
		if (count < CREATED) {
			Scim.create(connection, this.population.name("warm-up", count));
		}
		else {
			Scim.patchDisplayName(connection, this.population.id(number % USERS), "Warmer " + number);
		}
	}

	private void rare(HttpConnection connection, long number, String group) throws IOException, WrongAnswerException {
		if (number % 32 == 7) {
			Scim.page(connection, 1, 100);
		}
		else {
			Scim.addMembers(connection, group, List.of(this.population.id(number % USERS)));
		}
	}

}
