package dev.rollcall.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What RFC 7644, RFC 9865 and RFC 9967 offer beyond single requests, on the running
 * product.
 */
@ExtendWith(SharedProduct.class)
class ProtocolIT {

	private static Scim scim;

	private static String base;

	@BeforeAll
	static void connect(Product product) {
		base = product.scimBase();
		scim = product.tenant("protocol-story", "entra").scim(base);
	}

	@Test
	void shouldSortByGetAndBySearch() {
		String tag = tag();
		for (String family : List.of("bravo", "Alpha", "Charlie")) {
			scim.post("/Users",
					"{\"userName\":\"%s-%s\",\"name\":{\"familyName\":\"%s\"}}".formatted(tag, family, family))
				.expect(201);
		}
		scim.post("/Users", "{\"userName\":\"%s-none\"}".formatted(tag)).expect(201);
		String filter = "userName sw \"" + tag + "\"";

		assertThat(families(list("/Users", filter, "&sortBy=name.familyName"))).containsExactly("Alpha", "bravo",
				"Charlie", "");
		assertThat(families(scim.post("/Users/.search",
				"{\"filter\":\"userName sw \\\"%s\\\"\",\"sortBy\":\"name.familyName\",\"sortOrder\":\"descending\",\"count\":3}"
					.formatted(tag))
			.expect(200)
			.json())).containsExactly("", "Charlie", "bravo");
		assertThat(scim.get("/Users?sortBy=nothing").expect(400).text("/scimType")).isEqualTo("invalidPath");
		assertThat(scim.get("/ServiceProviderConfig").expect(200).json().at("/sort/supported").asBoolean()).isTrue();
	}

	@Test
	void shouldWalkAListThatChanges() {
		String tag = tag();
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			ids.add(scim.post("/Users", "{\"userName\":\"%s-%02d\"}".formatted(tag, i)).expect(201).id());
		}
		String filter = "userName sw \"" + tag + "\"";
		List<String> seen = new ArrayList<>();
		JsonNode page = list("/Users", filter, "&sortBy=userName&cursor=&count=5");
		assertThat(page.path("totalResults").asInt()).isEqualTo(12);
		while (true) {
			page.path("Resources").forEach((user) -> seen.add(user.path("id").asString()));
			String cursor = page.path("nextCursor").asString("");
			if (cursor.isEmpty()) {
				break;
			}
			assertThat(cursor).matches("[A-Za-z0-9._~-]+");
			// what was shown goes, and the next page neither skips nor repeats
			scim.delete("/Users/" + seen.get(seen.size() - 1)).expect(204);
			scim.post("/Users", "{\"userName\":\"%s-00-%s\"}".formatted(tag, UUID.randomUUID())).expect(201);
			page = list("/Users", filter, "&sortBy=userName&count=4&cursor=" + cursor);
		}
		assertThat(seen).isEqualTo(ids);
		assertThat(scim.get("/Users?cursor=abc").expect(400).text("/scimType")).isEqualTo("invalidCursor");
		assertThat(scim.get("/Users?cursor=&count=x").expect(400).text("/scimType")).isEqualTo("invalidCount");
	}

	@Test
	void shouldFindUsersAndGroupsAtTheRoot() {
		String tag = tag();
		Set<String> made = new TreeSet<>();
		for (int i = 0; i < 3; i++) {
			made.add(scim.post("/Users", "{\"userName\":\"%s%d\",\"displayName\":\"%s%d\"}".formatted(tag, i, tag, i))
				.expect(201)
				.id());
			made.add(scim.post("/Groups", "{\"displayName\":\"%s%d\"}".formatted(tag, i)).expect(201).id());
		}
		String filter = "displayName sw \"" + tag + "\"";

		assertThat(resources(list("/", filter, "")).size()).isEqualTo(6);
		assertThat(resources(list("/", filter, "&startIndex=3&count=2")).stream()
			.map((resource) -> resource.at("/meta/resourceType").asString())).containsExactly("User", "Group");
		Set<String> walked = new TreeSet<>();
		String cursor = "";
		do {
			JsonNode page = scim
				.post("/.search",
						"{\"filter\":\"displayName sw \\\"%s\\\"\",\"cursor\":\"%s\",\"count\":%d}".formatted(tag,
								cursor, 2 + walked.size() % 3))
				.expect(200)
				.json();
			assertThat(page.path("totalResults").asInt()).isEqualTo(6);
			resources(page).forEach((resource) -> assertThat(walked.add(resource.path("id").asString())).isTrue());
			cursor = page.path("nextCursor").asString("");
		}
		while (!cursor.isEmpty());
		assertThat(walked).isEqualTo(made);
		scim.get("/Me").expect(501);
	}

	@Test
	void shouldDoABulkWhoseOperationsReferToEachOther() {
		String tag = tag();
		JsonNode answer = scim
			.post("/Bulk",
					"""
							{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
							{"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"%1$s","members":[{"value":"bulkId:u"}]}},
							{"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"%1$s"}},
							{"method":"PATCH","path":"/Users/bulkId:u","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
								"Operations":[{"op":"replace","path":"title","value":"Assayer"}]}},
							{"method":"POST","path":"/Users","bulkId":"twin","data":{"userName":"%1$s-2"}},
							{"method":"POST","path":"/Groups","bulkId":"a","data":{"displayName":"%1$s-a","members":[{"value":"bulkId:b"}]}},
							{"method":"POST","path":"/Groups","bulkId":"b","data":{"displayName":"%1$s-b","members":[{"value":"bulkId:a"}]}}]}"""
						.formatted(tag))
			.expect(200)
			.json();
		assertThat(answer.path("Operations").valueStream().map((one) -> one.path("status").asString()))
			.containsExactly("201", "201", "200", "201", "201", "201");
		JsonNode group = scim.get(below(answer.at("/Operations/0/location").asString())).expect(200).json();
		String user = answer.at("/Operations/1/location").asString();
		assertThat(group.at("/members/0/value").asString()).isEqualTo(user.substring(user.lastIndexOf('/') + 1));
		assertThat(scim.get(below(user)).expect(200).text("/title")).isEqualTo("Assayer");
		JsonNode one = scim.get(below(answer.at("/Operations/4/location").asString())).expect(200).json();
		JsonNode other = scim.get(below(answer.at("/Operations/5/location").asString())).expect(200).json();
		assertThat(one.at("/members/0/value")).isEqualTo(other.path("id"));
		assertThat(other.at("/members/0/value")).isEqualTo(one.path("id"));
		assertThat(answer.at("/Operations/4/version")).isEqualTo(one.at("/meta/version"));
	}

	@Test
	void shouldMakeACircleOfABulkWholeOrNotAtAll() {
		String tag = tag();
		scim.post("/Users", "{\"userName\":\"%s-taken\"}".formatted(tag)).expect(201);
		String circle = """
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
				{"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"%1$s-a","%2$s":{"manager":{"value":"bulkId:b"}}}},
				{"method":"POST","path":"/Users","bulkId":"b","data":{"userName":"%1$s-%3$s","%2$s":{"manager":{"value":"bulkId:a"}}}},
				{"method":"PATCH","path":"/Users/bulkId:a","data":{"Operations":[{"op":"add","path":"title","value":"Boss"}]}}]}""";
		String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

		JsonNode refused = scim.post("/Bulk", circle.formatted(tag, enterprise, "taken")).expect(200).json();
		assertThat(statuses(refused)).containsExactly("409", "409", "409");
		assertThat(refused.at("/Operations/1/response/scimType").asString()).isEqualTo("uniqueness");
		assertThat(resources(list("/Users", "userName sw \"" + tag + "\"", ""))).hasSize(1);

		JsonNode made = scim.post("/Bulk", circle.formatted(tag, enterprise, "b")).expect(200).json();
		assertThat(statuses(made)).containsExactly("201", "201", "200");
		JsonNode one = scim.get(below(made.at("/Operations/0/location").asString())).expect(200).json();
		JsonNode other = scim.get(below(made.at("/Operations/1/location").asString())).expect(200).json();
		assertThat(one.path(enterprise).at("/manager/value")).isEqualTo(other.path("id"));
		assertThat(other.path(enterprise).at("/manager/value")).isEqualTo(one.path("id"));
		assertThat(one.path("title").asString()).isEqualTo("Boss");
	}

	@Test
	void shouldWalkBackThroughAListThatChanges() {
		String tag = tag();
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			ids.add(scim.post("/Users", "{\"userName\":\"%s-%02d\"}".formatted(tag, i)).expect(201).id());
		}
		String filter = "userName sw \"" + tag + "\"";
		for (String sort : List.of("", "&sortBy=userName", "&sortBy=name.familyName")) {
			JsonNode first = list("/Users", filter, sort + "&cursor&count=3");
			assertThat(first.has("previousCursor")).isFalse();
			JsonNode second = list("/Users", filter, sort + "&count=3&cursor=" + first.path("nextCursor").asString());
			JsonNode third = list("/Users", filter, sort + "&count=3&cursor=" + second.path("nextCursor").asString());
			assertThat(third.has("nextCursor")).isFalse();
			JsonNode back = list("/Users", filter, sort + "&count=3&cursor=" + third.path("previousCursor").asString());
			assertThat(resources(back)).isEqualTo(resources(second)).isNotEmpty();
			JsonNode start = list("/Users", filter, sort + "&count=3&cursor=" + back.path("previousCursor").asString());
			assertThat(resources(start)).isEqualTo(resources(first));
			assertThat(start.has("previousCursor")).isFalse();
			assertThat(list("/Users", filter, sort + "&count=9&cursor=" + start.path("nextCursor").asString())
				.path("Resources")
				.size()).isEqualTo(6);
		}

		// the place that the third page began at goes, and somebody comes to the end
		JsonNode page = list("/Users", filter, "&sortBy=userName&cursor=&count=6");
		page = list("/Users", filter, "&sortBy=userName&count=6&cursor=" + page.path("nextCursor").asString());
		scim.delete("/Users/" + ids.get(6)).expect(204);
		scim.delete("/Users/" + ids.get(4)).expect(204);
		scim.post("/Users", "{\"userName\":\"%s-99\"}".formatted(tag)).expect(201);
		page = list("/Users", filter, "&sortBy=userName&count=2&cursor=" + page.path("previousCursor").asString());
		assertThat(resources(page).stream().map((user) -> user.path("id").asString())).containsExactly(ids.get(3),
				ids.get(5));
	}

	@Test
	void shouldMergeUsersAndGroupsInOneOrder() {
		String tag = tag();
		for (String name : List.of("delta", "Alpha", "echo")) {
			scim.post("/Users", "{\"userName\":\"%1$s-%2$s\",\"displayName\":\"%1$s %2$s\"}".formatted(tag, name))
				.expect(201);
		}
		for (String name : List.of("Charlie", "bravo")) {
			scim.post("/Groups", "{\"displayName\":\"%s %s\"}".formatted(tag, name)).expect(201);
		}
		String filter = "displayName sw \"" + tag + "\"";

		assertThat(names(list("/", filter, "&sortBy=displayName"))).containsExactly("Alpha", "bravo", "Charlie",
				"delta", "echo");
		assertThat(names(list("/", filter, "&sortBy=displayName&startIndex=2&count=2"))).containsExactly("bravo",
				"Charlie");
		// a group has no userName
		assertThat(names(list("/", filter, "&sortBy=userName&sortOrder=descending"))).containsExactly("bravo",
				"Charlie", "echo", "delta", "Alpha");
		List<String> walked = new ArrayList<>();
		String cursor = "";
		JsonNode page;
		do {
			page = scim
				.post("/.search",
						"""
								{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"displayName sw \\"%s\\"",
								"sortBy":"displayName","sortOrder":"descending","count":2,"cursor":"%s"}"""
							.formatted(tag, cursor))
				.expect(200)
				.json();
			assertThat(page.path("totalResults").asInt()).isEqualTo(5);
			walked.addAll(names(page));
			cursor = page.path("nextCursor").asString("");
		}
		while (!cursor.isEmpty());
		assertThat(walked).containsExactly("echo", "delta", "Charlie", "bravo", "Alpha");
		assertThat(names(list("/", filter,
				"&sortBy=displayName&sortOrder=descending&count=2&cursor=" + page.path("previousCursor").asString())))
			.containsExactly("Charlie", "bravo");
	}

	private static List<String> names(JsonNode list) {
		return resources(list).stream()
			.map((resource) -> resource.path("displayName").asString().replaceFirst("^.* ", ""))
			.toList();
	}

	private static List<String> statuses(JsonNode bulk) {
		return bulk.path("Operations").valueStream().map((one) -> one.path("status").asString()).toList();
	}

	@Test
	void shouldAnswerLaterWhereThatIsPreferred() {
		Scim.Answer accepted = scim.with("Prefer", "respond-async")
			.post("/Users", "{\"userName\":\"%s\"}".formatted(tag()))
			.expect(202);
		assertThat(accepted.headers()).containsEntry("preference-applied", "respond-async").containsKey("set-txn");
		String status = below(Objects.requireNonNull(accepted.headers().get("location")));
		Scim.Answer done = Wait.until(Duration.ofSeconds(30), () -> {
			Scim.Answer answer = scim.get(status);
			return (answer.status() == 200) ? answer : null;
		}, () -> "Expected the write to be done, but its result is not there");
		JsonNode result = done.json();
		assertThat(done.headers().get("content-type")).isEqualTo("application/json");
		assertThat(result.path("txn").asString()).isEqualTo(accepted.headers().get("set-txn"));
		JsonNode event = result.path("events").path("urn:ietf:params:scim:event:misc:asyncresp");
		assertThat(event.path("status").asString()).isEqualTo("201");
		Scim.Answer made = scim.get(result.at("/sub_id/uri").asString()).expect(200);
		assertThat(event.path("location").asString()).isEqualTo(made.text("/meta/location"));
		assertThat(event.path("version").asString()).isEqualTo(made.text("/meta/version"));
		assertThat(scim.get("/ServiceProviderConfig").expect(200).text("/securityEvents/asyncRequest"))
			.isEqualTo("request");
	}

	private static JsonNode list(String path, String filter, String rest) {
		return scim.get(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + rest)
			.expect(200)
			.json();
	}

	private static List<JsonNode> resources(JsonNode list) {
		return list.path("Resources").valueStream().toList();
	}

	private static List<String> families(JsonNode list) {
		return resources(list).stream().map((user) -> user.at("/name/familyName").asString("")).toList();
	}

	private static String below(String location) {
		return URI.create(location).getPath().substring(URI.create(base).getPath().length());
	}

	private static String tag() {
		return "p" + UUID.randomUUID().toString().substring(0, 8);
	}

}
