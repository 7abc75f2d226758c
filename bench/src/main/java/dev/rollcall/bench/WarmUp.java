package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Requests of all kinds, so that both JVMs have compiled what is measured later. */
final class WarmUp {

	private static final int CONNECTIONS = 16;

	private static final int USERS = 200;

	private final Bench bench;

	private final Population population;

	private WarmUp(Bench bench) {
		this.bench = bench;
		this.population = bench.population();
	}

	static void run(Bench bench) throws IOException {
		Duration time = bench.options().warmUp();
		if (time.isZero()) {
			return;
		}
		bench.progress("warming up for " + time.toSeconds() + " s");
		new WarmUp(bench).run(time);
	}

	private void run(Duration time) throws IOException {
		this.population.fill(this.bench.target(), Math.max(USERS, this.population.size()));
		String group = this.bench.aside("make a group",
				(connection) -> Scim.createGroup(connection, this.population.name("warm-up", 0)));
		Measured measured = Load.during(this.bench.target(), CONNECTIONS, time,
				(connection, number) -> mixed(connection, number, group));
		Load.during(this.bench.bare(), CONNECTIONS, time.dividedBy(3), Bench.bareGet());
		Load.during(this.bench.bare(), CONNECTIONS, time.dividedBy(3), Bench.barePost());
		this.bench.progress("  %,.0f mixed answers/s %s".formatted(measured.perSecond(), measured.errors()));
	}

	private void mixed(HttpConnection connection, long number, String group) throws IOException, WrongAnswerException {
		long user = number % USERS;
		switch ((int) (number % 8)) {
			case 0, 1 -> Scim.create(connection, this.population.name("warm-up", number));
			case 2, 3 -> Scim.read(connection, this.population.id(user), this.population.name(user));
			case 4 -> Scim.lookUp(connection, this.population.name(user));
			case 5 -> Scim.lookUp(connection, "nobody-" + number);
			case 6 -> Scim.patchDisplayName(connection, this.population.id(user), "Warm " + number);
			default -> rare(connection, number, group);
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
