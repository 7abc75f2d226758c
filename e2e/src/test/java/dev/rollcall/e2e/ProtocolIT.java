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
			.containsExactly("201", "201", "200", "201", "409", "409");
		JsonNode group = scim.get(below(answer.at("/Operations/0/location").asString())).expect(200).json();
		String user = answer.at("/Operations/1/location").asString();
		assertThat(group.at("/members/0/value").asString()).isEqualTo(user.substring(user.lastIndexOf('/') + 1));
		assertThat(scim.get(below(user)).expect(200).text("/title")).isEqualTo("Assayer");
		assertThat(answer.at("/Operations/4/response/detail").asString()).contains("circle");
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
		assertThat(result.at("/Operations/0/status").asString()).isEqualTo("201");
		scim.get(below(result.at("/Operations/0/location").asString())).expect(200);
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
