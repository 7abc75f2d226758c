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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 64 clients change one group, and race to create one user name, while the processor is
 * killed without warning and comes back, twice.
 */
class NoLostMemberIT {

	private static final int CLIENTS = 64;

	private static final int MEMBERS_PER_CLIENT = 12;

	private static Cluster cluster;

	@BeforeAll
	static void start() {
		cluster = Cluster.start(Folders.fresh("members"), 1);
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@Test
	void shouldKeepExactlyTheMembersThatWereAnswered() throws Exception {
		// given
		Scim scim = cluster.site("members").get(0);
		List<String> users = parallel(CLIENTS * MEMBERS_PER_CLIENT,
				(i) -> scim.post("/Users", Bodies.user("m" + i + "@example.com")).expect(201).id());
		String group = scim.post("/Groups", Bodies.group("Everybody")).expect(201).id();
		AtomicInteger answered = new AtomicInteger();
		Map<String, Boolean> expected = new ConcurrentHashMap<>();
		AtomicBoolean done = new AtomicBoolean();
		// when: each client adds its own members one by one and removes every third again
		Thread killer = killTwice(answered, CLIENTS * MEMBERS_PER_CLIENT, done);
		parallel(CLIENTS, (client) -> {
			for (int i = 0; i < MEMBERS_PER_CLIENT; i++) {
				String user = users.get(client * MEMBERS_PER_CLIENT + i);
				patchUntilAnswered(scim, group, Bodies.addMember(user));
				expected.put(user, true);
				answered.incrementAndGet();
				if (i % 3 == 0) {
					patchUntilAnswered(scim, group, Bodies.removeMember(user));
					expected.remove(user);
				}
			}
			return "";
		});
		done.set(true);
		killer.join();
		// then
		Set<String> members = new TreeSet<>(expected.keySet());
		assertThat(members(scim, group)).as("view").isEqualTo(members);
		Topic topics = new Topic(cluster.bootstrap());
		assertThat(topics.membersInDirectory("members", group)).as("directory").isEqualTo(members);
		assertThat(topics.membersByEvents("members", group)).as("replayed events").isEqualTo(members);
	}

	@Test
	void shouldCreateOneUserOfAName() throws Exception {
		// given
		Scim scim = cluster.site("names").get(0);
		AtomicInteger answered = new AtomicInteger();
		AtomicBoolean done = new AtomicBoolean();
		int names = 40;
		Thread killer = killTwice(answered, names * 8, done);
		// when
		Map<Integer, List<Integer>> statuses = new TreeMap<>();
		for (int name = 0; name < names; name++) {
			String body = Bodies.user("Racer" + name + "@example.com");
			statuses.put(name, parallel(8, (i) -> {
				int status = postUntilAnswered(scim, body);
				answered.incrementAndGet();
				return status;
			}));
		}
		done.set(true);
		killer.join();
		// then
		statuses.forEach((name, answers) -> {
			assertThat(answers).as("name " + name).allMatch((status) -> status == 201 || status == 409);
			assertThat(Collections.frequency(answers, 201)).as("name " + name).isLessThanOrEqualTo(1);
			assertThat(scim.find("Users", "userName eq \"racer" + name + "@EXAMPLE.com\"")
				.expect(200)
				.json()
				.path("totalResults")
				.asInt()).isEqualTo(1);
		});
		long created = statuses.values().stream().filter((answers) -> answers.contains(201)).count();
		// a request without an answer in time may have created the user: at most the few
		// that were under way when the processor was killed
		assertThat(created).isBetween((long) names - 2, (long) names);
	}

	/**
	 * Kills the processor with SIGKILL after a third and after two thirds of the work.
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

	private static Set<String> members(Scim scim, String group) {
		return scim.get("/Groups/" + group)
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
