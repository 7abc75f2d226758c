package dev.rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Adding members, where a server may get slower as a group grows, or lose some. */
final class MemberMeasurements {

	private static final int BATCH = 1_000;

	private static final int FILLERS = 4;

	private static final int ADDERS = 64;

	private static final int EACH = 20;

	private static final Duration BOUND = Duration.ofMinutes(5);

	private MemberMeasurements() {
	}

	static void addOne(Bench bench) throws IOException {
		bench.fill();
		for (int size : bench.options().sizes()) {
			if (size <= bench.options().users()) {
				addOne(bench, size);
			}
			else {
				bench.progress("left out: a group of %,d members needs --users %d".formatted(size, size));
			}
		}
	}

	private static void addOne(Bench bench, int size) throws IOException {
		Population population = bench.population();
		String name = "add one to a group of %,d".formatted(size);
		bench.progress(name);
		String group = group(bench, "group-of-" + size);
		Load.of(bench.target(), FILLERS, 0, (size + BATCH - 1) / BATCH, BOUND, (connection, batch) -> {
			long first = batch * BATCH;
			Scim.addMembers(connection, group, population.ids(first, Math.min(size, first + BATCH)));
		});
		Measured bare = Load.during(bench.bare(), 1, bench.options().time().dividedBy(2), Bench.barePost());
		Set<String> added = ConcurrentHashMap.newKeySet();
		long first = population.size() - Bench.RESERVE;
		Measured measured = Load.of(bench.target(), 1, first, population.size(), bench.options().time(),
				(connection, user) -> {
					Scim.addMembers(connection, group, List.of(population.id(user)));
					added.add(population.id(user));
				});
		added.addAll(population.ids(0, size));
		bench.add(new Row(name, measured, bare, lost(bench, group, added)));
	}

	static void addersOnOneGroup(Bench bench) throws IOException {
		bench.fill();
		Population population = bench.population();
		String name = ADDERS + " at once on one group";
		bench.progress(name);
		String group = group(bench, "adders");
		Measured bare = Load.during(bench.bare(), ADDERS, bench.options().time().dividedBy(2), Bench.barePost());
		Set<String> added = ConcurrentHashMap.newKeySet();
		int all = Math.min(population.size(), ADDERS * EACH);
		Measured measured = Load.of(bench.target(), ADDERS, 0, all, BOUND, (connection, user) -> {
			Scim.addMembers(connection, group, List.of(population.id(user)));
			added.add(population.id(user));
		});
		bench.add(new Row(name, measured, bare, lost(bench, group, added)));
	}

	private static String group(Bench bench, String kind) throws IOException {
		return bench.aside("make a group",
				(connection) -> Scim.createGroup(connection, bench.population().name(kind, System.nanoTime())));
	}

	/**
	 * What is wrong with the group's members; empty if it has exactly the expected ones.
	 */
	private static String lost(Bench bench, String group, Set<String> expected) throws IOException {
		return bench.aside("read the group", (connection) -> {
			Set<String> found = connection.get("/Groups/" + group).expect(200).resource().memberIds();
			Set<String> lost = new HashSet<>(expected);
			lost.removeAll(found);
			found.removeAll(expected);
			return lost.isEmpty() && found.isEmpty() ? ""
					: "LOST " + lost.size() + " members, " + found.size() + " unexpected";
		});
	}

}
