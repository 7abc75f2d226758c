package dev.rollcall.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came of a user, by SCIM: the account, why it is as it is, and who finds it. Every
 * read comes right after the write, so that one that were late would show.
 */
@ExtendWith(SharedProduct.class)
class AccountExtensionIT {

	private static final String URN = "urn:rollcall:scim:schemas:extension:account:1.0:User";

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldTellTheStatusAndWhy() {
		Story story = Story.open(product, "ext-status", "{\"scim\":\"token\"}");
		String user = story.user("ada@ext.example");
		JsonNode active = account(story, user);
		assertThat(active.path("status").asString()).isEqualTo("active");
		assertThat(active.path("reason").asString()).isEqualTo("provisioned");
		assertThat(active.path("why").asString()).contains("active user");
		assertThat(active.path("role").asString()).isEqualTo("member");
		assertThat(active.path("authentication").asString()).isEqualTo("sso");
		assertThat(active.path("twoFactor").booleanValue()).isFalse();
		JsonNode admin = story.account("ada@ext.example");
		assertThat(active.path("accountId")).isEqualTo(admin.path("id"));
		assertThat(active.path("since")).isEqualTo(admin.path("since"));
		story.scim().patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
		JsonNode disabled = account(story, user);
		assertThat(disabled.path("status").asString()).isEqualTo("disabled");
		assertThat(disabled.path("reason").asString()).isEqualTo("deactivated-by-idp");
		assertThat(disabled.path("why").asString()).contains("identity provider", "not active");
		assertThat(disabled.path("accountId")).isEqualTo(active.path("accountId"));
		assertThat(disabled.path("because").toString()).contains("\"facet\":\"status\"", "deactivated-by-idp");
	}

	@Test
	void shouldTellTheRuleBehindARole() {
		Story story = Story.open(product, "ext-role",
				"{\"scim\":\"token\",\"siteAdminGroups\":\"IT *\",\"passwordGroups\":\"Offline\",\"twoFactor\":\"always\"}");
		String user = story.user("ada@ext.example");
		String group = story.group("IT Support", user);
		story.group("Offline", user);
		JsonNode account = account(story, user);
		assertThat(account.path("role").asString()).isEqualTo("siteAdmin");
		assertThat(account.path("authentication").asString()).isEqualTo("password");
		assertThat(account.path("twoFactor").booleanValue()).isTrue();
		JsonNode role = because(account, "role");
		assertThat(role.path("rule").asString()).isEqualTo("siteAdminGroups");
		assertThat(role.path("pattern").asString()).isEqualTo("IT *");
		assertThat(role.path("group").asString()).isEqualTo("IT Support");
		assertThat(role.path("policyVersion").isIntegralNumber()).isTrue();
		assertThat(because(account, "authentication").path("pattern").asString()).isEqualTo("Offline");
		assertThat(because(account, "twoFactor").path("rule").asString()).isEqualTo("twoFactor");
		// as the administrators' explanation has it, but without who asked
		assertThat(story.explanation("ada@ext.example")).contains("IT *", "IT Support", "siteAdminGroups");
		assertThat(account.toString()).doesNotContain("\"actor\"", "\"command\"");
		story.leave(group, user);
		JsonNode after = account(story, user);
		assertThat(after.path("role").asString()).isEqualTo("member");
		assertThat(after.path("because").toString()).doesNotContain("IT *");
	}

	@Test
	void shouldTellWhyThereIsNoAccount() {
		Story story = Story.open(product, "ext-pending",
				"{\"scim\":\"token\",\"requiredGroups\":\"\\\"Staff, *\\\"\"}");
		String user = story.user("ada@ext.example");
		JsonNode outside = account(story, user);
		assertThat(outside.path("status").asString()).isEqualTo("pending");
		assertThat(outside.path("reason").asString()).isEqualTo("outside-required-groups");
		assertThat(outside.path("why").asString()).contains("groups that the policy requires");
		assertThat(outside.has("accountId")).isFalse();
		String off = story.scim()
			.post("/Users", Bodies.user("off@ext.example").replace("\"active\":true", "\"active\":false"))
			.expect(201)
			.id();
		assertThat(account(story, off).path("reason").asString()).isEqualTo("inactive-at-idp");
		story.group("Staff, EU", user);
		JsonNode in = account(story, user);
		assertThat(in.path("status").asString()).isEqualTo("active");
		assertThat(in.path("why").asString()).contains("Staff, EU");
		assertThat(because(in, "status").path("pattern").asString()).isEqualTo("Staff, *");
		// made by hand: found as a user before the provider adopts it
		story.admin()
			.post(story.site() + "/accounts",
					"{\"provider\":\"" + story.tenant().provider() + "\",\"userName\":\"hand@ext.example\"}")
			.expect(201);
		JsonNode waiting = one(list(story, "userName eq \"hand@ext.example\"")).path(URN);
		assertThat(waiting.path("reason").asString()).isEqualTo("administrator");
	}

	@Test
	void shouldFindUsersByWhatCameOfThem() {
		Story story = Story.open(product, "ext-filter",
				"{\"scim\":\"token\",\"requiredGroups\":\"Staff\",\"groupAdminGroups\":\"Leads\"}");
		String staff = story.group("Staff");
		String leads = story.group("Leads");
		for (String name : List.of("a", "b", "c", "d")) {
			story.user(name + "@filter.example");
		}
		List<String> users = ids(list(story, "userName pr"));
		story.join(staff, users.get(0));
		story.join(staff, users.get(1));
		story.join(staff, users.get(2));
		story.join(leads, users.get(2));
		assertThat(ids(list(story, URN + ":status eq \"pending\""))).containsExactly(users.get(3));
		story.scim()
			.patch("/Users/" + users.get(1), Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
		assertThat(ids(list(story, URN + ":status eq \"disabled\""))).containsExactly(users.get(1));
		assertThat(ids(list(story, URN + ":role eq \"groupAdmin\""))).containsExactly(users.get(2));
		assertThat(ids(list(story, URN + ":because[facet eq \"role\" and pattern eq \"leads\"]")))
			.containsExactly(users.get(2));
		assertThat(ids(list(story, "userName sw \"a\" and not (" + URN + ":status eq \"active\")"))).isEmpty();
		// by search, in order, at the root, and page by page
		JsonNode search = story.scim()
			.post("/Users/.search",
					("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"attributes\":[\"#:status\"],"
							+ "\"filter\":\"#:status ne \\\"pending\\\"\",\"sortBy\":\"#:status\",\"sortOrder\":\"descending\"}")
						.replace("#", URN))
			.expect(200)
			.json();
		assertThat(search.path("Resources").findValuesAsString("status")).containsExactly("disabled", "active",
				"active");
		JsonNode root = story.scim()
			.get("/?attributes=" + URN + "&filter=" + encoded(URN + ":status eq \"disabled\""))
			.expect(200)
			.json();
		assertThat(one(root).path(URN).path("reason").asString()).isEqualTo("deactivated-by-idp");
		JsonNode first = story.scim()
			.get("/Users?cursor=&count=1&attributes=" + URN + "&filter=" + encoded(URN + ":status eq \"active\""))
			.expect(200)
			.json();
		assertThat(first.path("totalResults").intValue()).isEqualTo(2);
		JsonNode second = story.scim()
			.get("/Users?count=1&attributes=" + URN + "&filter=" + encoded(URN + ":status eq \"active\"") + "&cursor="
					+ encoded(first.path("nextCursor").asString()))
			.expect(200)
			.json();
		assertThat(List.of(one(first).path("id").asString(), one(second).path("id").asString()))
			.containsExactly(users.get(0), users.get(2));
		// no attribute of this name, as anywhere
		assertThat(ids(list(story, "status eq \"disabled\""))).isEmpty();
		assertThat(story.scim().find("Users", URN + ":twoFactor gt true").expect(400).text("/scimType"))
			.isEqualTo("invalidFilter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?excludedAttributes=title", "?attributes=userName", "?attributes=status" })
	void shouldNotBeThereForOthers(String query) {
		Story story = Story.open(product, "ext-default-" + Math.abs(query.hashCode()), "{\"scim\":\"token\"}");
		Scim.Answer made = story.scim().post("/Users" + query, Bodies.user("ada@ext.example")).expect(201);
		assertThat(made.body()).doesNotContain("rollcall");
		assertThat(story.scim().get("/Users/" + made.id() + query).expect(200).body()).doesNotContain("rollcall");
		assertThat(story.scim().get("/Users" + query).expect(200).body()).doesNotContain("rollcall")
			.contains("\"totalResults\":1");
	}

	@Test
	void shouldIgnoreItInWritesAndAnswerWithItToWhoAsks() {
		Story story = Story.open(product, "ext-writes", "{\"scim\":\"token\"}");
		String sent = Bodies.user("ada@ext.example")
			.replace("\"userName\"", "\"" + URN + "\":{\"status\":\"disabled\",\"role\":\"siteAdmin\"},\"userName\"")
			.replace("core:2.0:User\"]", "core:2.0:User\",\"" + URN + "\"]");
		Scim.Answer made = story.scim().post("/Users?attributes=userName," + URN, sent).expect(201);
		assertThat(made.json().path(URN).path("status").asString()).isEqualTo("active");
		assertThat(made.json().path(URN).path("role").asString()).isEqualTo("member");
		assertThat(made.json().path("schemas").toString()).contains(URN);
		String user = "/Users/" + made.id();
		String version = story.scim().get(user).headers().get("etag");
		assertThat(story.scim().put(user, sent).expect(200).body()).doesNotContain("rollcall");
		assertThat(story.scim().get(user).headers()).containsEntry("etag", version);
		assertThat(account(story, made.id()).path("role").asString()).isEqualTo("member");
		JsonNode changed = story.scim()
			.patch(user + "?attributes=" + URN + ":status",
					Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"))
			.expect(200)
			.json();
		assertThat(changed.path(URN).toString()).isEqualTo("{\"status\":\"disabled\"}");
		assertThat(changed.has("userName")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"op":"replace","path":"#:status","value":"active"}
			{"op":"add","path":"#","value":{"role":"siteAdmin"}}
			{"op":"remove","path":"#"}
			{"op":"remove","path":"#:because[facet eq \\"role\\"]"}
			""")
	void shouldRefuseToChangeIt(String operation) {
		Story story = Story.open(product, "ext-patch-" + Math.abs(operation.hashCode()), "{\"scim\":\"token\"}");
		String user = story.user("ada@ext.example");
		Scim.Answer refused = story.scim()
			.patch("/Users/" + user, Bodies.patch(operation.replace("#", URN)))
			.expect(400);
		assertThat(refused.text("/scimType")).isEqualTo("mutability");
		assertThat(account(story, user).path("role").asString()).isEqualTo("member");
	}

	@Test
	void shouldNeverBeLate() {
		Story story = Story.open(product, "ext-late", "{\"scim\":\"token\",\"siteAdminGroups\":\"IT\"}");
		String user = story.user("ada@ext.example");
		String group = story.group("IT");
		for (int i = 0; i < 40; i++) {
			boolean on = i % 2 == 1;
			story.scim()
				.patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":" + on + "}"))
				.expect(200);
			assertThat(account(story, user).path("status").asString()).isEqualTo(on ? "active" : "disabled");
			if (on) {
				story.leave(group, user);
			}
			else {
				story.join(group, user);
			}
			String role = on ? "member" : "siteAdmin";
			assertThat(ids(list(story, URN + ":role eq \"" + role + "\""))).containsExactly(user);
		}
	}

	@Test
	void shouldSayWhatTheAccountsSay() {
		Story story = Story.open(product, "ext-agree",
				"{\"scim\":\"token\",\"requiredGroups\":\"Staff, Guests\",\"deprovisionUsers\":true,"
						+ "\"deprovisionMethod\":\"delete\",\"groupAdminGroups\":\"Guests\"}");
		List<String> groups = List.of(story.group("Staff"), story.group("Guests"), story.group("Others"));
		List<String> users = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			users.add(story.user("u" + i + "@agree.example"));
			story.join(groups.get(i % 3), users.get(i));
		}
		story.leave(groups.get(0), users.get(0));
		story.leave(groups.get(1), users.get(1));
		story.join(groups.get(0), users.get(2));
		story.scim()
			.patch("/Users/" + users.get(3), Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
		agrees(story, users, 6);
		story.policy(
				"{\"scim\":\"token\",\"requiredGroups\":\"Oth*\",\"deprovisionUsers\":true,\"twoFactor\":\"always\"}");
		agrees(story, users, 4);
		story.policy("{\"scim\":\"token\"}");
		agrees(story, users, 11);
	}

	/** As administrators see it: each account is its user's, and nobody else has one. */
	private static void agrees(Story story, List<String> users, int active) {
		Map<String, JsonNode> accounts = new TreeMap<>();
		story.accounts().forEach((account) -> accounts.put(account.path("user").asString(), account));
		JsonNode all = list(story, "userName pr");
		assertThat(ids(all)).isEqualTo(users);
		for (JsonNode user : all.path("Resources")) {
			JsonNode told = user.path(URN);
			JsonNode account = accounts.get(user.path("id").asString());
			assertThat(told.path("status").asString()).as(user.toString())
				.isEqualTo((account != null) ? account.path("status").asString() : "pending");
			if (account == null) {
				assertThat(told.path("reason").asString()).isEqualTo("outside-required-groups");
				continue;
			}
			assertThat(told.path("accountId")).isEqualTo(account.path("id"));
			for (String same : List.of("reason", "since", "role", "authentication", "twoFactor")) {
				assertThat(told.path(same)).as(same).isEqualTo(account.path(same));
			}
		}
		assertThat(list(story, URN + ":status eq \"active\"").path("totalResults").asInt()).isEqualTo(active);
	}

	@Test
	void shouldBeDescribed() {
		Story story = Story.open(product, "ext-schema", "{\"scim\":\"token\"}");
		JsonNode schema = story.scim().get("/Schemas/" + URN).expect(200).json();
		assertThat(schema.path("attributes")).isNotEmpty().allSatisfy((attribute) -> {
			assertThat(attribute.path("mutability").asString()).isEqualTo("readOnly");
			assertThat(attribute.path("returned").asString()).isEqualTo("request");
		});
		JsonNode type = story.scim().get("/ResourceTypes/User").expect(200).json();
		assertThat(type.path("schemaExtensions")).anySatisfy((extension) -> {
			assertThat(extension.path("schema").asString()).isEqualTo(URN);
			assertThat(extension.path("required").booleanValue()).isFalse();
		});
	}

	private static JsonNode account(Story story, String user) {
		JsonNode resource = story.scim().get("/Users/" + user + "?attributes=" + URN).expect(200).json();
		assertThat(resource.path("schemas").toString()).contains(URN);
		assertThat(resource.has("userName")).isFalse();
		return resource.path(URN);
	}

	private static JsonNode because(JsonNode account, String facet) {
		return account.path("because")
			.valueStream()
			.filter((one) -> one.path("facet").asString().equals(facet))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Expected what is behind " + facet + ", but there is " + account));
	}

	private static JsonNode list(Story story, String filter) {
		return story.scim().get("/Users?attributes=" + URN + "&filter=" + encoded(filter)).expect(200).json();
	}

	private static List<String> ids(JsonNode list) {
		return list.path("Resources").valueStream().map((user) -> user.path("id").asString()).toList();
	}

	private static JsonNode one(JsonNode list) {
		assertThat(list.path("Resources").size()).isEqualTo(1);
		return list.path("Resources").path(0);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
