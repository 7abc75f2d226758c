package dev.rollcall.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole product is killed without warning in the middle of what a policy makes it do,
 * and comes back on the same data.
 */
class PolicyCrashIT {

	/** Small and slow steps: the middle of a job lasts long enough to be hit. */
	private static final List<String> SLOW = List.of("-Drollcall.processor.step-size=20",
			"-Drollcall.processor.step-interval=60ms");

	private static final int STEP = 20;

	private static final String SYNCHRONISED = "{\"scim\":\"token\",\"deprovisionUsers\":true,\"deprovisionGuard\":{\"percent\":100}}";

	private static Path folder;

	private static Product product;

	private static Story reevaluated;

	private static Story synchronised;

	private static Story previewed;

	/** Brings in the many at full speed, and goes on slowly. */
	@BeforeAll
	static void start() {
		folder = Folders.fresh("policy-crash");
		product = Product.start(folder);
		reevaluated = withPeople("crash-policy", "{\"scim\":\"token\"}", 2_000);
		synchronised = withPeople("crash-sync", SYNCHRONISED, 1_200);
		previewed = withPeople("crash-preview", "{\"scim\":\"token\"}", 1_200);
		restart();
	}

	private static Story withPeople(String site, String policy, int people) {
		Story story = Story.open(product, site, policy);
		People.bringIn(story, people);
		return story;
	}

	@AfterAll
	static void stop() {
		product.close();
	}

	@Test
	void shouldFinishAReevaluationThatWasKilledWhileCountingAndWhileApplying() {
		int people = 2_000;
		Story story = reevaluated.on(product);
		Map<String, String> ids = People.ids(story);
		List<String> staff = People.names(0, people).stream().filter(People::isStaff).toList();
		story.scim()
			.post("/Groups",
					"{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Staff\","
							+ "\"members\":["
							+ String.join(",",
									staff.stream().map((name) -> "{\"value\":\"" + ids.get(name) + "\"}").toList())
							+ "]}")
			.expect(201);
		story.settle();
		Map<String, String> accounts = People.accountIds(story);
		Instant begin = Instant.now();
		// when
		story
			.save("{\"scim\":\"token\",\"requiredGroups\":\"staff\",\"deprovisionUsers\":true,\"webdav\":true,"
					+ "\"company\":\"Acme\",\"deprovisionGuard\":{\"percent\":100,\"absolute\":0}}")
			.expect(200);
		List<Instant> kills = new ArrayList<>();
		for (String stage : List.of("count", "apply")) {
			killInTheMiddle(story, "reevaluateProvider", stage, people, kills);
			story = story.on(product);
		}
		story.settle();
		// then every account is as the new policy says
		List<JsonNode> after = story.accounts();
		assertThat(after).hasSize(people).allSatisfy((account) -> {
			boolean in = People.isStaff(account.path("userName").asString());
			assertThat(account.path("status").asString()).isEqualTo(in ? "active" : "disabled");
			assertThat(account.path("reason").asString()).isEqualTo(in ? "provisioned" : "outside-required-groups");
			assertThat(account.path("company").asString()).isEqualTo("Acme");
			assertThat(account.path("webdav").asBoolean()).isTrue();
		});
		// and is the account of before, with the user of before
		assertThat(People.accountIds(story)).isEqualTo(accounts);
		assertThat(People.ids(story)).isEqualTo(ids);
		onceEach(since(story, begin), "reevaluateProvider", people, kills);
	}

	@Test
	void shouldDeprovisionExactlyTheMissingWhenASynchronisationIsKilled() {
		int people = 1_200;
		Story open = Story.open(product, "crash-unfinished", SYNCHRONISED);
		People.bringIn(open, 40);
		String unfinished = open.admin().post(open.provider() + "/syncs", "").expect(201).id();
		open.seen(unfinished, People.names(0, 10)).expect(200);
		Story story = synchronised.on(product);
		Map<String, String> ids = People.ids(story);
		Instant begin = Instant.now();
		// when: killed between two batches
		String sync = story.admin().post(story.provider() + "/syncs", "").expect(201).id();
		story.seen(sync, People.names(0, 400)).expect(200);
		story.seen(sync, People.names(400, 500)).expect(200);
		story = story.on(restart());
		JsonNode session = story.sync(sync);
		assertThat(session.path("state").asString()).isEqualTo("running");
		assertThat(session.path("seen").asInt()).isEqualTo(500);
		story.seen(sync, People.names(500, 800)).expect(200);
		String created = "created@people.example";
		story.user(created);
		// and while counting, and while applying
		story.admin().post(story.provider() + "/syncs/" + sync + "/complete", "{}").expect(200);
		List<Instant> kills = new ArrayList<>();
		for (String stage : List.of("count", "apply")) {
			killInTheMiddle(story, "completeSync", stage, people, kills);
			story = story.on(product);
		}
		session = story.sync(sync, "completed");
		story.settle();
		// then
		assertThat(session.path("deprovisioned").asInt()).isEqualTo(400);
		Map<String, String> expected = new TreeMap<>();
		People.names(0, 800).forEach((name) -> expected.put(name, "active"));
		People.names(800, people).forEach((name) -> expected.put(name, "disabled"));
		expected.put(created, "active");
		assertThat(People.statuses(story)).isEqualTo(expected);
		assertThat(story.accounts().stream().filter((account) -> account.path("status").asString().equals("disabled")))
			.allMatch((account) -> account.path("reason").asString().equals("not-found-at-idp"));
		assertThat(People.ids(story)).containsAllEntriesOf(ids).hasSize(people + 1);
		onceEach(since(story, begin), "completeSync", 400, kills);
		// and the one that nobody completed has cost nobody anything
		open = open.on(product);
		assertThat(open.sync(unfinished).path("state").asString()).isEqualTo("running");
		assertThat(People.statuses(open).values()).hasSize(40).containsOnly("active");
	}

	@Test
	void shouldGoOnWithAPreviewThatWasKilledOrTakeANewOneAndChangeNothing() {
		int people = 1_200;
		Story story = previewed.on(product);
		List<JsonNode> accounts = story.accounts();
		JsonNode provider = story.admin().get(story.provider()).expect(200).json();
		Instant begin = Instant.now();
		// when it is killed
		String loss = "{\"scim\":\"token\",\"requiredGroups\":\"nobody\",\"deprovisionUsers\":true}";
		String killed = preview(story, loss);
		long done = killInThePreview(story, killed, people);
		story = story.on(product);
		// then it is there, and goes on where it was
		JsonNode again = story.admin().get(story.provider() + "/previews/" + killed).expect(200).json();
		assertThat(again.path("done").asLong()).isGreaterThanOrEqualTo(done);
		again = finished(story, killed);
		assertThat(again.path("done").asLong()).isEqualTo(people);
		assertThat(again.path("counts").path("disabled").asLong()).isEqualTo(people);
		assertThat(findings(story, killed)).hasSize(people).doesNotHaveDuplicates();
		// when the next one is killed, too, and nobody waits for it
		String forgotten = preview(story, loss);
		killInThePreview(story, forgotten, people);
		story = story.on(product);
		String permission = preview(story, "{\"scim\":\"token\",\"webdav\":true}");
		// then the new one says what it would without it, and the old ones are gone
		JsonNode last = finished(story, permission);
		assertThat(last.path("counts").path("disabled").asLong()).isZero();
		assertThat(last.path("counts").path("others").asLong()).isEqualTo(people);
		assertThat(findings(story, permission)).hasSize(people).doesNotHaveDuplicates();
		for (String gone : List.of(killed, forgotten)) {
			story.admin().get(story.provider() + "/previews/" + gone).expect(404);
			story.admin().get(story.provider() + "/previews/" + gone + "/findings").expect(404);
		}
		// and nothing has changed
		story.settle();
		assertThat(story.accounts()).isEqualTo(accounts);
		assertThat(story.admin().get(story.provider()).expect(200).json()).isEqualTo(provider);
		assertThat(since(story, begin)).isNotEmpty()
			.noneMatch((envelope) -> envelope.event().entity() instanceof Entity.Account);
	}

	private static String preview(Story story, String policy) {
		return story.admin().post(story.provider() + "/policy/preview", policy).expect(202).id();
	}

	/** Kills while it is under way, and starts the product again; how far it was. */
	private static long killInThePreview(Story story, String preview, int people) {
		String path = story.provider() + "/previews/" + preview;
		long done = Story.await(() -> story.admin().get(path).expect(200).json().path("done").asLong(),
				(now) -> now > people / 5);
		assertThat(done).as("not too late: use more users").isLessThan(people - 5 * STEP);
		product.process().killHard();
		product = Product.start(folder, SLOW);
		return done;
	}

	private static JsonNode finished(Story story, String preview) {
		return Story.await(() -> story.admin().get(story.provider() + "/previews/" + preview).expect(200).json(),
				(json) -> json.path("finished").isString());
	}

	/** Whom the preview names. */
	private static List<String> findings(Story story, String preview) {
		List<String> names = new ArrayList<>();
		String page = "?limit=200";
		while (true) {
			JsonNode answer = story.admin()
				.get(story.provider() + "/previews/" + preview + "/findings" + page)
				.expect(200)
				.json();
			answer.path("items").forEach((finding) -> names.add(finding.path("userName").asString()));
			if (!answer.path("next").isString()) {
				return names;
			}
			page = "?limit=200&after=" + answer.path("next").asString();
		}
	}

	@Test
	void shouldHaveTheOldOrTheNewPolicyWhollyWhenItsChangeIsKilled() throws Exception {
		Story story = Story.open(product, "crash-change", policy(0));
		People.bringIn(story, 60);
		int cutOff = 0;
		for (int round = 1; round <= 6 && cutOff < 2; round++) {
			JsonNode before = story.admin().get(story.provider()).expect(200).json();
			boolean answered = killDuringChange(story, policy(round), round - 1);
			cutOff += answered ? 0 : 1;
			story = story.on(product);
			story.settle();
			JsonNode after = story.admin().get(story.provider()).expect(200).json();
			boolean changed = after.path("version").asInt() > before.path("version").asInt();
			assertThat(changed || !answered).as("an answered change is there").isTrue();
			assertThat(after.path("guarded").asBoolean()).isFalse();
			if (changed) {
				assertThat(after.path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
				assertThat(after.path("policy").path("company").asString()).isEqualTo("Company " + round);
			}
			else {
				assertThat(after).isEqualTo(before);
			}
			agree(story, after);
		}
		assertThat(cutOff).as("changes that were under way when the product was killed").isPositive();
	}

	/** The history ends with the policy there is, and every account follows it. */
	private static void agree(Story story, JsonNode provider) {
		JsonNode policy = provider.path("policy");
		List<JsonNode> changes = new ArrayList<>();
		story.admin()
			.get(story.provider() + "/policy/changes")
			.expect(200)
			.json()
			.path("items")
			.forEach((change) -> changes.add(change));
		assertThat(changes.stream().map((change) -> change.path("version").asInt()).sorted().toList())
			.isEqualTo(IntStream.rangeClosed(1, provider.path("version").asInt()).boxed().toList());
		assertThat(changes).filteredOn((change) -> change.path("version").equals(provider.path("version")))
			.singleElement()
			.satisfies((change) -> assertThat(change.path("policy")).isEqualTo(policy));
		assertThat(story.accounts()).hasSize(60).allSatisfy((account) -> {
			for (String setting : List.of("company", "webdav", "sftp", "timeZone")) {
				assertThat(account.path(setting)).as(setting).isEqualTo(policy.path(setting));
			}
		});
	}

	private static String policy(int round) {
		return "{\"scim\":\"token\",\"company\":\"Company " + round + "\",\"webdav\":" + (round % 2 == 0) + ",\"sftp\":"
				+ (round % 2 == 1) + ",\"timeZone\":\"" + ((round % 2 == 0) ? "Europe/Berlin" : "Asia/Tokyo") + "\"}";
	}

	/** Sends a change and kills the product so soon after; whether it was answered. */
	private static boolean killDuringChange(Story story, String policy, int millis) throws Exception {
		CountDownLatch sending = new CountDownLatch(1);
		CompletableFuture<Boolean> answered = CompletableFuture.supplyAsync(() -> {
			sending.countDown();
			try {
				story.admin().trySend("PUT", story.provider(), Story.provider(policy)).expect(200);
				return true;
			}
			catch (IOException ex) {
				return false;
			}
		});
		sending.await();
		Wait.sleep(2 + 3L * millis);
		restart();
		return answered.join();
	}

	/** Kills while a job is in the middle of a stage, and starts the product again. */
	private static void killInTheMiddle(Story story, String kind, String stage, int total, List<Instant> kills) {
		story.job(kind, (job) -> job.path("stage").asString().equals(stage) && job.path("done").asInt() > total / 5);
		JsonNode seen = story.jobs()
			.stream()
			.filter((job) -> job.path("kind").asString().equals(kind))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Expected a job that is under way, but it is over: use more users"));
		assertThat(seen.path("stage").asString()).as("not too late: use more users").isEqualTo(stage);
		assertThat(seen.path("done").asInt()).isPositive().isLessThan(total - 5 * STEP);
		product.process().killHard();
		kills.add(Instant.now());
		product = Product.start(folder, SLOW);
		// it goes on: neither over already nor back at its beginning
		JsonNode again = story.on(product).job(kind, (job) -> true);
		assertThat(again.path("id")).isEqualTo(seen.path("id"));
		if (again.path("stage").equals(seen.path("stage"))) {
			assertThat(again.path("done").asInt()).isGreaterThanOrEqualTo(seen.path("done").asInt());
		}
	}

	private static Product restart() {
		product.process().killHard();
		product = Product.start(folder, SLOW);
		return product;
	}

	/**
	 * What the published events say: before and after each kill work was done, the job
	 * ended once, its progress never went back, and no account was changed twice.
	 */
	private static void onceEach(List<EventEnvelope> events, String kind, int changedAccounts, List<Instant> kills) {
		List<EventEnvelope> job = events.stream()
			.filter((envelope) -> envelope.event().entity() instanceof Job entity
					&& entity.kind().name().replace("_", "").equalsIgnoreCase(kind))
			.toList();
		assertThat(job).filteredOn((envelope) -> envelope.event().change() == Event.Change.CREATED).hasSize(1);
		assertThat(job).filteredOn((envelope) -> envelope.event().change() == Event.Change.DELETED).hasSize(1);
		assertThat(job.get(job.size() - 1).event().change()).isEqualTo(Event.Change.DELETED);
		for (int i = 1; i < job.size(); i++) {
			assertThat(job.get(i).event().before()).as("step " + i + " goes on where the one before ended")
				.isEqualTo(job.get(i - 1).event().after());
		}
		kills.forEach((kill) -> {
			assertThat(job).as("steps before the kill").anyMatch((envelope) -> envelope.at().isBefore(kill));
			assertThat(job).as("steps after the kill").anyMatch((envelope) -> envelope.at().isAfter(kill));
		});
		List<String> changed = events.stream()
			.filter((envelope) -> envelope.actor().startsWith("job:") && envelope.event().before() != null)
			.map((envelope) -> envelope.event().entity())
			.filter(Entity.Account.class::isInstance)
			.map((account) -> ((Entity.Account) account).id().toString())
			.toList();
		assertThat(changed).doesNotHaveDuplicates().hasSize(changedAccounts);
	}

	private static List<EventEnvelope> since(Story story, Instant start) {
		return new Topic(product.bootstrap()).events(story.tenant().site())
			.stream()
			.filter((envelope) -> envelope.at().isAfter(start))
			.toList();
	}

}
