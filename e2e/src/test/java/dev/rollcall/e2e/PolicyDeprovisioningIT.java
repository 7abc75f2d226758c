package dev.rollcall.e2e;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who loses the account, and how: {@code deprovisionUsers}, {@code deprovisionMethod} and
 * {@code deprovisionGuard}.
 */
@ExtendWith(SharedProduct.class)
class PolicyDeprovisioningIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldDeprovisionOnlyIfToldTo() {
		String policy = "{\"scim\":\"token\",\"requiredGroups\":\"staff\",\"deprovisionUsers\":%s}";
		Story story = Story.open(product, "setting-users", policy.formatted(false));
		String left = "left@users.example";
		String missing = "missing@users.example";
		String leaver = story.user(left);
		String absent = story.user(missing);
		String group = story.group("Staff", leaver, absent);
		String id = id(story, left);
		// off: both stay
		story.leave(group, leaver);
		synchronise(story, List.of(left), "completed");
		assertThat(story.status(left)).isEqualTo("active");
		assertThat(story.status(missing)).isEqualTo("active");
		// on: what the mirror says already counts now
		story.policy(policy.formatted(true));
		assertReason(story, left, "disabled", "outside-required-groups");
		assertReason(story, missing, "disabled", "not-found-at-idp");
		// off again: who lost the account does not get it by that
		story.policy(policy.formatted(false));
		assertThat(story.status(left)).isEqualTo("disabled");
		assertThat(story.status(missing)).isEqualTo("disabled");
		story.policy(policy.formatted(true));
		// back in scope, and back in the directory
		story.join(group, leaver);
		assertReason(story, left, "active", "reactivated");
		assertThat(id(story, left)).isEqualTo(id);
		synchronise(story, List.of(left, missing), "completed");
		assertReason(story, missing, "active", "reactivated");
		story.leave(group, leaver);
		assertReason(story, left, "disabled", "outside-required-groups");
	}

	@Test
	void shouldDisable() {
		Story story = Story.open(product, "setting-disable",
				"{\"scim\":\"token\",\"requiredGroups\":\"staff\",\"deprovisionUsers\":true}");
		String name = "ann@disable.example";
		String user = story.user(name);
		String group = story.group("Staff", user);
		String id = id(story, name);
		active(story, user, false);
		assertReason(story, name, "disabled", "deactivated-by-idp");
		active(story, user, true);
		assertReason(story, name, "active", "reactivated");
		story.scim().delete("/Users/" + user).expect(204);
		story.scim().get("/Users/" + user).expect(404);
		assertReason(story, name, "disabled", "deleted-by-idp");
		// the same person again: another resource, the same account, once in scope
		String again = story.user(name);
		assertThat(again).isNotEqualTo(user);
		story.join(group, again);
		assertReason(story, name, "active", "reactivated");
		assertThat(id(story, name)).isEqualTo(id);
	}

	@Test
	void shouldDelete() {
		Story story = Story.open(product, "setting-delete",
				"{\"scim\":\"token\",\"requiredGroups\":\"staff\",\"deprovisionUsers\":true,"
						+ "\"deprovisionMethod\":\"delete\"}");
		String name = "ann@delete.example";
		String user = story.user(name);
		String group = story.group("Staff", user);
		String first = id(story, name);
		active(story, user, false);
		assertReason(story, name, "disabled", "deactivated-by-idp");
		active(story, user, true);
		story.leave(group, user);
		assertThat(story.status(name)).isEqualTo("none");
		story.scim().get("/Users/" + user).expect(200);
		story.join(group, user);
		String second = id(story, name);
		assertThat(second).isNotEqualTo(first);
		assertReason(story, name, "active", "provisioned");
		story.scim().delete("/Users/" + user).expect(204);
		assertThat(story.status(name)).isEqualTo("none");
		story.join(group, story.user(name));
		assertThat(id(story, name)).isNotIn(first, second);
	}

	@Test
	void shouldHoldAPolicyChangeThatCostsMoreThanBothLimits() {
		Story story = Story.open(product, "setting-guard", "{\"scim\":\"token\"}");
		people(story, 6);
		String guarded = "{\"scim\":\"token\",\"deprovisionUsers\":true,\"requiredGroups\":\"staff\",\"webdav\":true,"
				+ "\"deprovisionGuard\":{\"percent\":%d,\"absolute\":%d}}";
		story.group("Staff", people(story).get(0));
		// 5 of 6 are more than 4 and more than 50 %
		story.save(guarded.formatted(50, 4)).expect(200);
		JsonNode held = story.job("reevaluateProvider", (job) -> job.path("stage").asString().equals("held"));
		assertThat(held.path("counted").asInt()).isEqualTo(5);
		assertThat(held.path("population").asInt()).isEqualTo(6);
		assertThat(provider(story).path("guarded").asBoolean()).isTrue();
		assertThat(active(story)).isEqualTo(6);
		assertThat(story.accounts()).noneMatch((account) -> account.path("webdav").asBoolean());
		// discarded: the policy of before as a new version, and nobody has lost anything
		settle(story, held, "discard");
		story.settle();
		assertThat(active(story)).isEqualTo(6);
		assertThat(provider(story).path("policy").path("requiredGroups").asString()).isEmpty();
		assertThat(provider(story).path("version").asInt()).isEqualTo(3);
		assertThat(provider(story).path("guarded").asBoolean()).isFalse();
		assertThat(story.accounts()).noneMatch((account) -> account.path("webdav").asBoolean());
		// released: it is done
		story.save(guarded.formatted(50, 4)).expect(200);
		held = story.job("reevaluateProvider", (job) -> job.path("stage").asString().equals("held"));
		settle(story, held, "release");
		story.settle();
		assertThat(active(story)).isEqualTo(1);
		// and one that is within one of the limits is not held at all
		story.policy("{\"scim\":\"token\"}");
		assertThat(active(story)).isEqualTo(6);
		story.policy(guarded.formatted(50, 5));
		assertThat(active(story)).isEqualTo(1);
		story.policy("{\"scim\":\"token\"}");
		story.policy(guarded.formatted(84, 0));
		assertThat(active(story)).isEqualTo(1);
	}

	@Test
	void shouldHoldASynchronisationThatCostsMoreThanBothLimits() {
		Story story = Story.open(product, "setting-guard-sync", "{\"scim\":\"token\",\"deprovisionUsers\":true,"
				+ "\"deprovisionGuard\":{\"percent\":50,\"absolute\":4}}");
		people(story, 6);
		List<String> one = List.of("p0@guard.example");
		String sync = synchronise(story, one, "held");
		assertThat(active(story)).isEqualTo(6);
		settle(story, story.job("completeSync", (job) -> job.path("counted").asInt() == 5), "discard");
		story.sync(sync, "discarded");
		assertThat(active(story)).isEqualTo(6);
		sync = synchronise(story, one, "held");
		settle(story, story.job("completeSync", (job) -> true), "release");
		assertThat(story.sync(sync, "completed").path("deprovisioned").asInt()).isEqualTo(5);
		assertThat(active(story)).isEqualTo(1);
	}

	@Test
	void shouldDeprovisionNobodyByASynchronisationThatIsNotWhole() {
		Story story = Story.open(product, "setting-not-whole",
				"{\"scim\":\"token\",\"deprovisionUsers\":true,\"deprovisionGuard\":{\"percent\":100}}");
		people(story, 3);
		String syncs = story.provider() + "/syncs";
		String superseded = start(story, syncs);
		story.seen(superseded, List.of("p0@guard.example")).expect(200);
		String partial = start(story, syncs);
		assertThat(story.sync(superseded).path("state").asString()).isEqualTo("superseded");
		story.seen(partial, List.of("p0@guard.example")).expect(200);
		story.admin().post(syncs + "/" + partial + "/complete", "{\"partial\":true}").expect(200);
		assertThat(story.sync(partial).path("state").asString()).isEqualTo("partial");
		String empty = start(story, syncs);
		story.admin().post(syncs + "/" + empty + "/complete", "{}").expect(200);
		assertThat(story.sync(empty).path("state").asString()).isEqualTo("empty");
		String abandoned = start(story, syncs);
		story.seen(abandoned, List.of("p0@guard.example")).expect(200);
		story.admin().post(syncs + "/" + abandoned + "/abandon", "").expect(200);
		assertThat(story.seen(abandoned, List.of("p1@guard.example")).status()).isEqualTo(409);
		story.settle();
		assertThat(active(story)).isEqualTo(3);
	}

	private static String start(Story story, String syncs) {
		return story.admin().post(syncs, "").expect(201).id();
	}

	private static String synchronise(Story story, List<String> seen, String state) {
		String sync = start(story, story.provider() + "/syncs");
		story.seen(sync, seen).expect(200);
		story.admin().post(story.provider() + "/syncs/" + sync + "/complete", "{}").expect(200);
		story.sync(sync, state);
		return sync;
	}

	private static void people(Story story, int count) {
		IntStream.range(0, count).forEach((i) -> story.user("p" + i + "@guard.example"));
	}

	/** Ids of the site's users, by name. */
	private static List<String> people(Story story) {
		return story.accounts()
			.stream()
			.sorted(java.util.Comparator.comparing((account) -> account.path("userName").asString()))
			.map((account) -> account.path("user").asString())
			.toList();
	}

	private static long active(Story story) {
		return story.accounts()
			.stream()
			.filter((account) -> account.path("status").asString().equals("active"))
			.count();
	}

	private static void settle(Story story, JsonNode job, String how) {
		story.admin().post(story.site() + "/jobs/" + job.path("id").asString() + "/" + how, "").expect(204);
	}

	private static JsonNode provider(Story story) {
		return story.admin().get(story.provider()).expect(200).json();
	}

	private static String id(Story story, String userName) {
		return story.account(userName).path("id").asString();
	}

	private static void assertReason(Story story, String userName, String status, String reason) {
		JsonNode account = story.account(userName);
		assertThat(account.path("status").asString()).isEqualTo(status);
		assertThat(account.path("reason").asString()).isEqualTo(reason);
	}

	private static void active(Story story, String user, boolean active) {
		assertThat(story.scim()
			.patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}"))
			.status()).isIn(200, 204);
	}

}
