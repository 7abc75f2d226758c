package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The first synchronisation of an identity provider: each user is looked up and created,
 * then each group is looked up, created and given its members in PATCHes of 100.
 */
final class SyncMeasurement implements Measurement {

	private static final int MEMBERS_AT_ONCE = 100;

	private static final Duration BOUND = Duration.ofMinutes(60);

	/** A size may come twice in a run: its names are new each time. */
	private static final AtomicLong RUNS = new AtomicLong();

	@Override
	public void run(Bench bench) throws IOException {
		Growth growth = new Growth();
		for (Options.Sync sync : bench.options().syncs()) {
			growth.add(sync.users(), run(bench, sync, ""));
		}
		for (Fact fact : growth.facts("sync", "user")) {
			bench.report().add(fact);
		}
	}

	/**
	 * The first thing that a new server is asked for, before its JVM has compiled much.
	 */
	static void justStarted(Bench bench) throws IOException {
		run(bench, bench.options().syncs().get(0), ", just started");
	}

	/** Seconds that it takes. */
	private static double run(Bench bench, Options.Sync sync, String when) throws IOException {
		Population population = bench.population();
		String kind = "sync%d-%d".formatted(sync.users(), RUNS.getAndIncrement());
		ConcurrentHashMap<Long, String> ids = new ConcurrentHashMap<>();
		String name = "sync %,d users, %,d groups%s".formatted(sync.users(), sync.groups(), when);
		bench.progress(name + ": bare");
		double bare = bare(bench, sync);
		bench.progress(name + ": users");
		Measured users = Load.of(bench.target(), sync.connections(), 0, sync.users(), BOUND, (connection, user) -> {
			String userName = population.name(kind, user);
			absent(Scim.lookUp(connection, userName));
			ids.put(user, Scim.create(connection, userName));
		});
		bench.add(new Row("sync %,d%s: look up, create a user".formatted(sync.users(), when), users, null, ""));
		bench.progress(name + ": groups");
		int each = membersEach(sync);
		Measured groups = Load.of(bench.target(), sync.connections(), 0, sync.groups(), BOUND, (connection, group) -> {
			String groupName = population.name(kind + "-group", group);
			absent(Scim.lookUpGroup(connection, groupName));
			String id = Scim.createGroup(connection, groupName);
			List<String> members = LongStream.range(group * each, Math.min(sync.users(), (group + 1) * each))
				.mapToObj(ids::get)
				.toList();
			for (List<String> some : slices(members)) {
				Scim.addMembers(connection, id, some);
			}
		});
		bench.add(new Row("sync %,d%s: group with members".formatted(sync.users(), when), groups, null, ""));
		double seconds = users.seconds() + groups.seconds();
		bench.report()
			.add(new Fact(name + ", " + sync.connections() + " connections", seconds, "s",
					"bare: %.1f s, %.1f times as long".formatted(bare, seconds / bare)));
		return seconds;
	}

	/** As many requests of about the same size, at the same concurrency. */
	private static double bare(Bench bench, Options.Sync sync) {
		Work get = Bench.bareGet();
		Work post = Bench.barePost();
		Work patch = Bench.barePost(50 * MEMBERS_AT_ONCE);
		Measured users = Load.of(bench.bare(), sync.connections(), 0, sync.users(), BOUND, (connection, user) -> {
			get.once(connection, user);
			post.once(connection, user);
		});
		int patches = (membersEach(sync) + MEMBERS_AT_ONCE - 1) / MEMBERS_AT_ONCE;
		Measured groups = Load.of(bench.bare(), sync.connections(), 0, sync.groups(), BOUND, (connection, group) -> {
			get.once(connection, group);
			post.once(connection, group);
			for (int i = 0; i < patches; i++) {
				patch.once(connection, group);
			}
		});
		return users.seconds() + groups.seconds();
	}

	private static int membersEach(Options.Sync sync) {
		return (sync.users() + sync.groups() - 1) / sync.groups();
	}

	private static void absent(Optional<String> found) throws WrongAnswerException {
		if (found.isPresent()) {
			throw new WrongAnswerException("wrong: found what is new");
		}
	}

	private static List<List<String>> slices(List<String> members) {
		List<List<String>> slices = new ArrayList<>();
		for (int first = 0; first < members.size(); first += MEMBERS_AT_ONCE) {
			slices.add(members.subList(first, Math.min(members.size(), first + MEMBERS_AT_ONCE)));
		}
		return slices;
	}

}
