package dev.rollcall.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 64 clients change one group, and others race to create one user name after the other,
 * while the processor is killed without warning and comes back, twice.
 */
class NoLostMemberIT {

	private static final int CLIENTS = 64;

	private static final int MEMBERS_PER_CLIENT = 12;

	private static final int RACERS = 8;

	private static final int NAMES = 40;

	/** The members that the group has by what was answered. */
	private static final Map<String, Boolean> EXPECTED = new ConcurrentHashMap<>();

	/** What the racers for each name were answered. */
	private static final Map<Integer, List<Integer>> STATUSES = new TreeMap<>();

	private static Cluster cluster;

	private static Scim members;

	private static Scim names;

	private static String group;

	@BeforeAll
	static void changeAndRaceWhileTheProcessorIsKilled() throws Exception {
		cluster = Cluster.start(Folders.fresh("members"), 1);
		members = cluster.site("members").get(0);
		names = cluster.site("names").get(0);
		List<String> users = parallel(CLIENTS * MEMBERS_PER_CLIENT,
				(i) -> members.post("/Users", Bodies.user("m" + i + "@example.com")).expect(201).id());
		group = members.post("/Groups", Bodies.group("Everybody")).expect(201).id();
		AtomicInteger answered = new AtomicInteger();
		AtomicBoolean done = new AtomicBoolean();
		Thread killer = killTwice(answered, users.size(), done);
		FutureTask<Integer> races = new FutureTask<>(() -> raceUntil(done));
		new Thread(races).start();
		try {
			changeMembers(users, answered);
		}
		finally {
			done.set(true);
		}
		killer.join();
		assertThat(races.get()).isGreaterThanOrEqualTo(NAMES);
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@Test
	void shouldKeepExactlyTheMembersThatWereAnswered() {
		Set<String> expected = new TreeSet<>(EXPECTED.keySet());
		assertThat(membersInView()).as("view").isEqualTo(expected);
		Topic topics = new Topic(cluster.bootstrap());
		assertThat(topics.membersInDirectory("members", group)).as("directory").isEqualTo(expected);
		assertThat(topics.membersByEvents("members", group)).as("replayed events").isEqualTo(expected);
	}

	@Test
	void shouldCreateOneUserOfAName() {
		STATUSES.forEach((name, answers) -> {
			assertThat(answers).as("name " + name).allMatch((status) -> status == 201 || status == 409);
			assertThat(Collections.frequency(answers, 201)).as("name " + name).isLessThanOrEqualTo(1);
			assertThat(names.find("Users", "userName eq \"racer" + name + "@EXAMPLE.com\"")
				.expect(200)
				.json()
				.path("totalResults")
				.asInt()).isEqualTo(1);
		});
		long created = STATUSES.values().stream().filter((answers) -> answers.contains(201)).count();
		// a request without an answer in time may have created the user: at most the few
		// that were under way when the processor was killed
		assertThat(created).isBetween(STATUSES.size() - 2L, (long) STATUSES.size());
	}

	/**
	 * Each client adds its own members one by one and removes every third again.
	 */
	private static void changeMembers(List<String> users, AtomicInteger answered) throws Exception {
		parallel(CLIENTS, (client) -> {
			for (int i = 0; i < MEMBERS_PER_CLIENT; i++) {
				String user = users.get(client * MEMBERS_PER_CLIENT + i);
				patchUntilAnswered(members, group, Bodies.addMember(user));
				EXPECTED.put(user, true);
				answered.incrementAndGet();
				if (i % 3 == 0) {
					patchUntilAnswered(members, group, Bodies.removeMember(user));
					EXPECTED.remove(user);
				}
			}
			return "";
		});
	}

	/**
	 * One name after the other as long as members change, so that a race is under way
	 * whenever the processor is killed. Returns how many.
	 */
	private static int raceUntil(AtomicBoolean done) throws Exception {
		int name = 0;
		while (name < NAMES || !done.get()) {
			String body = Bodies.user("Racer" + name + "@example.com");
			STATUSES.put(name, parallel(RACERS, (i) -> postUntilAnswered(names, body)));
			name++;
		}
		return name;
	}

	/**
	 * Kills the processor with SIGKILL after a third and after two thirds of the members.
	 */
	private static Thread killTwice(AtomicInteger answered, int total, AtomicBoolean done) {
		Thread killer = new Thread(() -> {
			for (int third = 1; third <= 2; third++) {
				while (answered.get() < total * third / 3 && !done.get()) {
					Wait.sleep(5);
				}
				cluster.processor().killHard();
				cluster.processor().restart();
			}
		});
		killer.start();
		return killer;
	}

	private static void patchUntilAnswered(Scim scim, String group, String body) {
		int status;
		do {
			status = statusOf(scim, "PATCH", "/Groups/" + group, body);
		}
		while (status == 503 || status == 429 || status == 0);
		assertThat(status).isIn(200, 204);
	}

	private static int postUntilAnswered(Scim scim, String body) {
		int status;
		do {
			status = statusOf(scim, "POST", "/Users", body);
		}
		while (status == 503 || status == 429 || status == 0);
		return status;
	}

	private static int statusOf(Scim scim, String method, String path, String body) {
		try {
			return scim.trySend(method, path, body).status();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static Set<String> membersInView() {
		return members.get("/Groups/" + group)
			.expect(200)
			.json()
			.path("members")
			.valueStream()
			.map((member) -> member.path("value").asString())
			.collect(java.util.stream.Collectors.toCollection(TreeSet::new));
	}

	/** Runs at most 64 at a time, and fails with the first failure. */
	static <T> List<T> parallel(int count, Numbered<T> task) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(Math.min(count, CLIENTS));
		try {
			List<Callable<T>> tasks = IntStream.range(0, count)
				.mapToObj((i) -> (Callable<T>) () -> task.run(i))
				.toList();
			List<T> results = new ArrayList<>();
			for (Future<T> future : executor.invokeAll(tasks)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	interface Numbered<T> {

		T run(int number) throws Exception;

	}

}
