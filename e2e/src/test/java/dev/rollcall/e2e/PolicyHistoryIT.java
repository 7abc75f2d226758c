package dev.rollcall.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** How settings are refused, saved, remembered and brought in. */
@ExtendWith(SharedProduct.class)
class PolicyHistoryIT {

	private static final int MANY = 300;

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldNameEverySettingThatIsWrongAndSaveNothing() {
		Story story = Story.open(product, "history-wrong", "{\"scim\":\"token\"}");
		String wrong = """
				{"scim":"maybe","uniqueIdentifier":"phone","provisionUsersOnFirstLogin":"yes","deprovisionUsers":1,
				"deprovisionMethod":"forget","provisionGroupMemberships":"no","deprovisionGroupMemberships":[],
				"company":"%s","defaultGroups":"all*","requiredGroups":"\\"open","excludedGroups":"a,,b",
				"siteAdminGroups":7,"groupAdminGroups":" , ","passwordGroups":"%s","twoFactor":"often","webdav":"x",
				"ftp":{},"sftp":2,"timeZone":"Mars/Olympus","deprovisionGuard":{"percent":101,"absolute":-1},
				"colour":"blue"}""".formatted("c".repeat(201), "p".repeat(201));
		List<String> fields = new ArrayList<>();
		for (Scim.Answer answer : List.of(story.save(wrong),
				story.admin().post(story.provider() + "/policy/preview", wrong))) {
			answer.expect(400).json().path("errors").forEach((error) -> {
				fields.add(error.path("field").asString().replace("policy.", ""));
				assertThat(error.path("detail").asString()).isNotBlank();
			});
			assertThat(fields).containsExactlyInAnyOrder("scim", "uniqueIdentifier", "provisionUsersOnFirstLogin",
					"deprovisionUsers", "deprovisionMethod", "provisionGroupMemberships", "deprovisionGroupMemberships",
					"company", "defaultGroups", "requiredGroups", "excludedGroups", "siteAdminGroups",
					"groupAdminGroups", "passwordGroups", "twoFactor", "webdav", "ftp", "sftp", "timeZone",
					"deprovisionGuard.percent", "deprovisionGuard.absolute", "colour");
			fields.clear();
		}
		assertThat(story.save("{\"timeZone\":\"+02:00\"}").expect(400).body()).contains("timeZone");
		assertThat(story.admin().get(story.provider()).expect(200).json().path("version").asInt()).isEqualTo(1);
	}

	@Test
	void shouldRefuseAConcurrentEditAndRememberEachVersion() {
		Story story = Story.open(product, "history-etag", "{\"scim\":\"token\"}");
		String seen = String.valueOf(story.admin().get(story.provider()).expect(200).headers().get("etag"));
		Scim editor = story.admin().with("If-Match", seen);
		String first = Story.provider("{\"scim\":\"token\",\"company\":\"Acme\"}");
		String second = Story.provider("{\"scim\":\"token\",\"company\":\"Other\",\"requiredGroups\":\"a*\"}");
		editor.put(story.provider(), first).expect(200);
		editor.put(story.provider(), second).expect(412);
		story.admin().put(story.provider(), second).expect(200);
		story.admin().put(story.provider(), second).expect(200);
		List<JsonNode> changes = new ArrayList<>();
		story.admin().get(story.provider() + "/policy/changes").expect(200).json().path("items").forEach(changes::add);
		assertThat(changes).extracting((change) -> change.path("version").asInt()).containsExactly(1, 2, 3);
		assertThat(changes).allSatisfy((change) -> {
			assertThat(change.path("actor").asString()).isNotBlank();
			assertThat(change.path("at").asString()).endsWith("Z");
			assertThat(change.path("command").asString()).hasSize(36);
		});
		assertThat(changes.get(2).path("changes").toString())
			.isEqualTo("[{\"setting\":\"company\",\"before\":\"Acme\",\"after\":\"Other\"},"
					+ "{\"setting\":\"requiredGroups\",\"before\":\"\",\"after\":\"a*\"}]");
	}

	@Test
	void shouldBringInARenamingADeletionAndAPolicyInStepsThatCanBeSeen() {
		Story story = Story.open(product, "history-steps",
				"{\"scim\":\"token\",\"siteAdminGroups\":\"it-*\",\"requiredGroups\":\"*\"}");
		String group = story.group("Everybody");
		List<String> users = many(story);
		story.scim()
			.patch("/Groups/" + group,
					Bodies.patch("{\"op\":\"add\",\"path\":\"members\",\"value\":["
							+ users.stream().map((id) -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","))
							+ "]}"));
		assertThat(story.accounts()).hasSize(MANY);
		assertThat(story.scim()
			.patch("/Groups/" + group, Bodies.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"it-1\"}"))
			.status()).isIn(200, 204);
		story.settle();
		assertThat(story.accounts()).allMatch((account) -> account.path("role").asString().equals("siteAdmin"));
		story.policy("{\"scim\":\"token\",\"siteAdminGroups\":\"it-1\",\"requiredGroups\":\"*\",\"sftp\":true}");
		assertThat(story.accounts()).allMatch((account) -> account.path("sftp").asBoolean());
		story.scim().delete("/Groups/" + group).expect(204);
		story.settle();
		assertThat(story.accounts()).hasSize(MANY)
			.allMatch((account) -> account.path("role").asString().equals("member"))
			.allMatch((account) -> account.path("status").asString().equals("active"));
		assertThat(story.siteGroups()).isEmpty();
		// each of the three was a job that told how far it was, and is over
		List<EventEnvelope> jobs = new Topic(product.bootstrap()).events("history-steps")
			.stream()
			.filter((event) -> event.event().entity() instanceof Job)
			.toList();
		for (Job.Kind kind : List.of(Job.Kind.MOVE_GROUP, Job.Kind.REEVALUATE_PROVIDER, Job.Kind.DROP_GROUP)) {
			assertThat(changes(jobs, kind)).as(kind.name())
				.startsWith(Event.Change.CREATED, Event.Change.UPDATED)
				.endsWith(Event.Change.DELETED);
		}
	}

	private static List<Event.Change> changes(List<EventEnvelope> jobs, Job.Kind kind) {
		return jobs.stream()
			.map(EventEnvelope::event)
			.filter((event) -> ((Job) event.entity()).kind() == kind)
			.map(Event::change)
			.toList();
	}

	/** Made by a synchronisation that nobody completes; their ids. */
	private static List<String> many(Story story) {
		String sync = story.provider() + "/syncs/"
				+ story.admin().post(story.provider() + "/syncs", "").expect(201).id();
		story.admin()
			.post(sync + "/seen",
					IntStream.range(0, MANY)
						.mapToObj((i) -> "{\"user\":" + Bodies.user("p" + i + "@steps.example") + "}")
						.collect(Collectors.joining(",", "[", "]")))
			.expect(200);
		story.admin().post(sync + "/abandon", "").expect(200);
		List<String> ids = new ArrayList<>();
		while (ids.size() < MANY) {
			story.scim()
				.get("/Users?attributes=id&count=100&startIndex=" + (ids.size() + 1))
				.expect(200)
				.json()
				.path("Resources")
				.forEach((user) -> ids.add(user.path("id").asString()));
		}
		return ids;
	}

}
