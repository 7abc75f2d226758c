package dev.rollcall.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an administrator does with the policy, over HTTP and through the whole pipeline.
 */
@ExtendWith(SharedProduct.class)
class PolicyIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldPreviewExplainAndBringInAPolicy() {
		Tenant tenant = product.tenant("policy-story", "okta");
		Scim scim = tenant.scim(product.scimBase());
		String ann = scim.post("/Users", Bodies.user("ann@policy.example")).expect(201).id();
		scim.post("/Users", Bodies.user("bob@policy.example")).expect(201);
		scim.post("/Groups", "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Staff\","
				+ "\"members\":[{\"value\":\"" + ann + "\"}]}")
			.expect(201);
		String policy = "{\"scim\":\"token\",\"requiredGroups\":\"staff\",\"siteAdminGroups\":\"St*\","
				+ "\"deprovisionUsers\":true,\"webdav\":true,\"timeZone\":\"Europe/Berlin\"}";
		Scim admin = product.admin();
		String base = "/sites/policy-story";
		String provider = base + "/providers/" + tenant.provider();
		// a preview changes nothing
		String preview = admin.post(provider + "/policy/preview", policy).expect(202).id();
		await(() -> admin.get(provider + "/previews/" + preview).expect(200).json(),
				(json) -> json.has("finished") && !json.path("finished").isNull());
		String findings = admin.get(provider + "/previews/" + preview + "/findings").expect(200).body();
		assertThat(findings).contains("ann@policy.example", "bob@policy.example", "outside-required-groups");
		assertThat(account(admin, base, "bob@policy.example").path("status").asString()).isEqualTo("active");
		// what it said comes true
		admin.put(provider, "{\"name\":\"Directory\",\"vendor\":\"okta\",\"policy\":" + policy + "}").expect(200);
		JsonNode bob = await(() -> account(admin, base, "bob@policy.example"),
				(json) -> json.path("status").asString().equals("disabled"));
		assertThat(bob.path("reason").asString()).isEqualTo("outside-required-groups");
		JsonNode annAccount = await(() -> account(admin, base, "ann@policy.example"),
				(json) -> json.toString().contains("\"siteAdmin\""));
		String why = admin.get(base + "/accounts/" + annAccount.path("id").asString() + "/explanation")
			.expect(200)
			.body();
		assertThat(why).contains("siteAdminGroups", "St*", "Staff");
		assertThat(admin.get(provider + "/policy/changes").expect(200).body()).contains("requiredGroups");
		// and back into scope
		admin.put(provider,
				"{\"name\":\"Directory\",\"vendor\":\"okta\",\"policy\":{\"scim\":\"token\",\"deprovisionUsers\":true}}")
			.expect(200);
		JsonNode back = await(() -> account(admin, base, "bob@policy.example"),
				(json) -> json.path("status").asString().equals("active"));
		assertThat(back.path("id")).isEqualTo(bob.path("id"));
	}

	@Test
	void shouldNameTheSettingThatIsWrong() {
		Tenant tenant = product.tenant("policy-errors", "okta");
		String provider = "/sites/policy-errors/providers/" + tenant.provider();
		String wrong = "{\"name\":\"Directory\",\"vendor\":\"okta\",\"policy\":{\"scim\":\"token\",\"timeZone\":\"Mars/Olympus\","
				+ "\"requiredGroups\":\"\\\"open\"}}";
		assertThat(product.admin().put(provider, wrong).expect(400).body()).contains("timeZone", "requiredGroups");
	}

	@Test
	void shouldSynchroniseAndSignIn() {
		Tenant tenant = product.tenant("sync-story", "okta");
		Scim admin = product.admin();
		String base = "/sites/sync-story";
		String provider = base + "/providers/" + tenant.provider();
		admin.put(provider,
				"{\"name\":\"Directory\",\"vendor\":\"okta\",\"policy\":{\"scim\":\"token\",\"deprovisionUsers\":true,"
						+ "\"provisionUsersOnFirstLogin\":true,\"defaultGroups\":\"Everybody\"}}")
			.expect(200);
		Scim scim = tenant.scim(product.scimBase());
		scim.post("/Users", Bodies.user("cy@sync.example")).expect(201);
		scim.post("/Users", Bodies.user("di@sync.example")).expect(201);
		String sync = admin.post(provider + "/syncs", "").expect(201).id();
		admin
			.post(provider + "/syncs/" + sync + "/seen",
					"[{\"userName\":\"cy@sync.example\"},{\"externalId\":\"e1\",\"user\":"
							+ Bodies.user("ed@sync.example") + "}]")
			.expect(200);
		admin.post(provider + "/syncs/" + sync + "/complete", "{}").expect(200);
		await(() -> admin.get(provider + "/syncs/" + sync).expect(200).json(),
				(json) -> json.path("state").asString().equals("completed"));
		assertThat(account(admin, base, "di@sync.example").path("reason").asString()).isEqualTo("not-found-at-idp");
		assertThat(account(admin, base, "cy@sync.example").path("status").asString()).isEqualTo("active");
		assertThat(account(admin, base, "ed@sync.example").path("status").asString()).isEqualTo("active");
		// just in time, and refused with the reason
		assertThat(admin.post(provider + "/logins", "{\"subject\":\"flo@sync.example\"}").expect(200).body())
			.contains("flo@sync.example");
		assertThat(account(admin, base, "flo@sync.example").toString()).contains("Everybody");
		assertThat(admin.post(provider + "/logins", "{\"subject\":\"di@sync.example\"}").expect(403).body())
			.contains("not-found-at-idp");
	}

	@Test
	void shouldKeepPasswordsOfAccountsMadeByHand() {
		product.tenant("hand-story", "okta");
		Scim admin = product.admin();
		String base = "/sites/hand-story";
		String secret = "Correct-" + UUID.randomUUID();
		String account = admin
			.post(base + "/accounts", "{\"userName\":\"gil@hand.example\",\"authentication\":\"password\"}")
			.expect(201)
			.id();
		Scim.Answer link = admin.post(base + "/accounts/" + account + "/password-link", "{}").expect(201);
		String set = "{\"link\":" + link.json().path("link") + ",\"password\":\"" + secret + "\"}";
		admin.post(base + "/passwords/set", set).expect(204);
		assertThat(admin.post(base + "/passwords/set", set).status()).as("used once").isEqualTo(403);
		admin.post(base + "/accounts/" + account + "/password/verify", "{\"password\":\"" + secret + "\"}").expect(204);
		admin.post(base + "/accounts/" + account + "/password/verify", "{\"password\":\"wrong-wrong-wrong\"}")
			.expect(403);
		product.assertNowhere(secret);
	}

	private static JsonNode account(Scim admin, String base, String userName) {
		for (JsonNode account : admin.get(base + "/accounts").expect(200).json().path("items")) {
			if (account.path("userName").asString().equals(userName)) {
				return account;
			}
		}
		throw new AssertionError("Expected an account of " + userName + ", but there is none");
	}

	private static JsonNode await(java.util.function.Supplier<JsonNode> ask, Predicate<JsonNode> enough) {
		Instant end = Instant.now().plus(PATIENCE);
		while (true) {
			JsonNode answer = ask.get();
			if (enough.test(answer)) {
				return answer;
			}
			if (Instant.now().isAfter(end)) {
				throw new AssertionError("Expected it within " + PATIENCE + ", but it is " + answer);
			}
			java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
		}
	}

}
