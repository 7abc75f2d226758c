package dev.rollcall.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who comes in: {@code scim}, {@code uniqueIdentifier} and
 * {@code provisionUsersOnFirstLogin}.
 */
@ExtendWith(SharedProduct.class)
class PolicyAccessIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldAdmitTheKindOfCredentialThatScimNames() {
		Story story = Story.open(product, "setting-scim", "{\"scim\":\"token\"}");
		Scim byToken = story.scim();
		byToken.get("/Users").expect(200);
		JsonNode made = story.admin()
			.post(story.provider() + "/credentials", "{\"name\":\"basic\",\"kind\":\"basic\",\"expiresAt\":null}")
			.expect(201)
			.json();
		assertThat(made.path("warnings").toString()).contains("never expires");
		Scim byPassword = basic(made.path("userName").asString(), made.path("password").asString());
		byPassword.get("/Users").expect(401);
		story.policy("{\"scim\":\"basic\"}");
		answers(byPassword, 200);
		answers(byToken, 401);
		story.policy("{}");
		answers(byPassword, 401);
		answers(byToken, 401);
		story.policy("{\"scim\":\"token\"}");
		answers(byToken, 200);
		// another password is no way in, revoked is revoked, and the secret stands
		// nowhere
		basic(made.path("userName").asString(), "not-the-password").get("/Users").expect(401);
		story.admin()
			.delete(story.provider() + "/credentials/" + made.path("credential").path("id").asString())
			.expect(204);
		story.policy("{\"scim\":\"basic\"}");
		answers(byPassword, 401);
		product.assertNowhere(made.path("password").asString());
	}

	@Test
	void shouldRefuseScimForAnOauthProvider() {
		Story story = Story.open(product, "setting-oauth", "{\"scim\":\"token\"}");
		String providers = story.site() + "/providers";
		String body = "{\"name\":\"Social\",\"vendor\":\"saml\",\"protocol\":\"oauth\",\"policy\":{\"scim\":\"%s\"}}";
		assertThat(story.admin().post(providers, body.formatted("token")).expect(400).body()).contains("scim", "SAML",
				"LDAP", "oauth");
		String social = story.admin().post(providers, body.formatted("off")).expect(201).id();
		assertThat(story.admin().put(providers + "/" + social, body.formatted("basic")).expect(400).body())
			.contains("scim", "oauth");
		String ldap = body.replace("oauth", "ldap").replace("Social", "Agent");
		story.admin().post(providers, ldap.formatted("basic")).expect(201);
	}

	@Test
	void shouldLinkByEmail() {
		Story story = Story.open(product, "setting-email", "{\"scim\":\"token\"}");
		String eve = byHand(story, "old-eve", "\uFF25VE@email.example", "sso");
		String user = story.user("eve@email.example");
		JsonNode linked = story.account("eve@email.example");
		assertThat(linked.path("id").asString()).isEqualTo(eve);
		assertThat(linked.path("user").asString()).isEqualTo(user);
		assertThat(story.found("old-eve")).isEmpty();
		// two with one e-mail: nobody can tell who it is, so it is somebody new
		byHand(story, "twin-1", "twin@email.example", "sso");
		byHand(story, "twin-2", "twin@email.example", "sso");
		story.user("twin@email.example");
		assertThat(story.account("twin@email.example").path("user").isString()).isTrue();
		assertThat(story.account("twin-1").path("user").isNull()).isTrue();
		assertThat(story.account("twin-2").path("user").isNull()).isTrue();
		// signs in by password: not taken over
		byHand(story, "own-password", "pat@email.example", "password");
		story.user("pat@email.example");
		assertThat(story.account("own-password").path("user").isNull()).isTrue();
		assertThat(story.account("pat@email.example").path("user").isString()).isTrue();
		// and a later change of the e-mail changes the account in place
		story.scim()
			.patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\","
					+ "\"value\":\"eve.new@email.example\"}"));
		assertThat(story.account("eve@email.example").path("email").asString()).isEqualTo("eve.new@email.example");
		assertThat(story.account("eve@email.example").path("id").asString()).isEqualTo(eve);
	}

	@Test
	void shouldLinkByUserName() {
		Story story = Story.open(product, "setting-username", "{\"scim\":\"token\",\"uniqueIdentifier\":\"userName\"}");
		String uma = byHand(story, "UMA@name.example", "private@name.example", "sso");
		byHand(story, "same-mail", "vic@name.example", "sso");
		story.user("\uFF55ma@name.example");
		story.user("vic@name.example");
		assertThat(story.accounts()).anySatisfy((account) -> {
			assertThat(account.path("id").asString()).isEqualTo(uma);
			assertThat(account.path("user").isString()).isTrue();
		});
		assertThat(story.account("same-mail").path("user").isNull()).isTrue();
		assertThat(story.account("vic@name.example").path("user").isString()).isTrue();
		// the name of somebody who signs in by password is not for the taking
		byHand(story, "wil@name.example", "wil@name.example", "password");
		Scim.Answer taken = story.scim().post("/Users", Bodies.user("WIL@name.example")).expect(409);
		assertThat(taken.text("/scimType")).isEqualTo("uniqueness");
		assertThat(taken.text("/detail")).contains("userName");
	}

	@Test
	void shouldMakeAnAccountAtTheFirstLoginOnlyIfToldTo() {
		Story story = Story.open(product, "setting-jit", "{\"scim\":\"token\",\"defaultGroups\":\"Welcome\"}");
		assertThat(login(story, "jo@jit.example", "").expect(403).body()).contains("provisionUsersOnFirstLogin");
		assertThat(story.status("jo@jit.example")).isEqualTo("none");
		story.policy("{\"scim\":\"token\",\"provisionUsersOnFirstLogin\":true,\"defaultGroups\":\"Welcome\","
				+ "\"requiredGroups\":\"staff\",\"siteAdminGroups\":\"it\"}");
		assertThat(login(story, "jo@jit.example", "").expect(403).body()).contains("required groups");
		assertThat(story.status("jo@jit.example")).isEqualTo("none");
		JsonNode first = login(story, "jo@jit.example", ",\"groups\":[\"Staff\",\"IT\"]").expect(200).json();
		assertThat(first.path("reason").asString()).isEqualTo("provisioned");
		assertThat(first.path("role").asString()).isEqualTo("siteAdmin");
		assertThat(first.path("lastLogin").isString()).isTrue();
		assertThat(story.groupsOf("jo@jit.example")).containsExactly("IT", "Staff", "Welcome");
		JsonNode second = login(story, "jo@jit.example", ",\"groups\":[\"Staff\"]").expect(200).json();
		assertThat(second.path("id")).isEqualTo(first.path("id"));
		assertThat(second.path("role").asString()).isEqualTo("member");
		// off again: who has an account keeps it
		story.policy("{\"scim\":\"token\",\"requiredGroups\":\"staff\"}");
		login(story, "jo@jit.example", "").expect(200);
		login(story, "kim@jit.example", ",\"groups\":[\"Staff\"]").expect(403);
	}

	@Test
	void shouldPreferWhatScimSentOverWhatALoginAsserts() {
		Story story = Story.open(product, "setting-asserted",
				"{\"scim\":\"token\",\"provisionUsersOnFirstLogin\":true}");
		String user = story.user("lu@asserted.example");
		story.group("Pushed");
		JsonNode account = login(story, "lu@asserted.example",
				",\"attributes\":{\"displayName\":\"Somebody Else\",\"timezone\":\"Asia/Tokyo\"},"
						+ "\"groups\":[\"Pushed\",\"Asserted\"]")
			.expect(200)
			.json();
		assertThat(account.path("user").asString()).isEqualTo(user);
		assertThat(account.path("displayName").asString()).isEqualTo("Ada Lindqvist");
		assertThat(account.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
		assertThat(story.groupsOf("lu@asserted.example")).containsExactly("Asserted");
	}

	private static Scim.Answer login(Story story, String subject, String more) {
		return story.admin().post(story.provider() + "/logins", "{\"subject\":\"" + subject + "\"" + more + "}");
	}

	private static String byHand(Story story, String userName, String email, String authentication) {
		return story.admin()
			.post(story.site() + "/accounts",
					"{\"userName\":\"%s\",\"email\":\"%s\",\"authentication\":\"%s\",\"provider\":\"%s\"}"
						.formatted(userName, email, authentication, story.tenant().provider()))
			.expect(201)
			.id();
	}

	private static Scim basic(String userName, String password) {
		return new Scim(product.scimBase(), "Basic "
				+ Base64.getEncoder().encodeToString((userName + ":" + password).getBytes(StandardCharsets.UTF_8)));
	}

	private static void answers(Scim scim, int status) {
		Story.await(() -> scim.get("/Users").status(), (answer) -> answer == status);
	}

}
