package dev.rollcall.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Single requests about users. */
final class UserMeasurements {

	private static final int PAGE = 100;

	/** New names go on from one measurement to the next. */
	private static final AtomicLong CREATED = new AtomicLong();

	private UserMeasurements() {
	}

	static void create(Bench bench) throws IOException {
		bench.fill();
		bench.compare("create user", Bench.barePost(), (connection, number) -> Scim.create(connection,
				bench.population().name("new", CREATED.getAndIncrement())));
	}

	static void read(Bench bench) throws IOException {
		bench.fill();
		Population population = bench.population();
		bench.compare("read user by id", Bench.bareGet(), (connection, number) -> {
			long user = population.random();
			Scim.read(connection, population.id(user), population.name(user));
		});
	}

	static void lookUp(Bench bench) throws IOException {
		bench.fill();
		Population population = bench.population();
		bench.compare("look up userName, there", Bench.bareGet(), (connection, number) -> {
			long user = population.random();
			expect(Scim.lookUp(connection, population.name(user)), Optional.of(population.id(user)));
		});
		bench.compare("look up userName, not there", Bench.bareGet(), (connection,
				number) -> expect(Scim.lookUp(connection, population.name("nobody", number)), Optional.empty()));
	}

	private static void expect(Optional<String> found, Optional<String> expected) throws WrongAnswerException {
		if (!found.equals(expected)) {
			throw new WrongAnswerException("wrong: another user, or none");
		}
	}

	static void patch(Bench bench) throws IOException {
		bench.fill();
		Population population = bench.population();
		bench.compare("patch user", Bench.barePost(),
				(connection, number) -> Scim.patchDisplayName(connection, population.id(population.random()),
						population.name("patched", ThreadLocalRandom.current().nextLong())));
	}

	static void page(Bench bench) throws IOException {
		bench.fill();
		int bytes = bench.aside("read a page", (connection) -> Scim.page(connection, 1, PAGE));
		bench.compare("page of 100 users, %,d kB".formatted(bytes / 1024), Bench.bareGet(bytes),
				(connection, number) -> Scim.page(connection,
						1 + ThreadLocalRandom.current().nextInt(bench.population().size() - PAGE), PAGE));
	}

}
