package dev.rollcall.e2e;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator does by hand, beside what the identity provider says. */
@ExtendWith(SharedProduct.class)
class PolicyByHandIT {

	private static final List<String> SETTABLE = List.of("provider", "userName", "displayName", "email", "status",
			"role", "authentication", "twoFactor", "webdav", "ftp", "sftp", "company", "timeZone");

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldKeepDisabledWhomAnAdministratorDisabledWhateverTheIdentityProviderSays() {
		Story story = Story.open(product, "hand-disabled", "{\"scim\":\"token\",\"deprovisionUsers\":true}");
		String name = "ann@hand-disabled.example";
		String user = story.user(name);
		String id = story.account(name).path("id").asString();
		status(story, name, "disabled").expect(200);
		assertStanding(story, name, "disabled", "administrator");
		active(story, user, false);
		active(story, user, true);
		assertStanding(story, name, "disabled", "administrator");
		assertThat(
				story.admin().post(story.provider() + "/logins", "{\"subject\":\"" + name + "\"}").expect(403).body())
			.contains("administrator");
		// gone at the identity provider, and made again: the same account, still disabled
		story.scim().delete("/Users/" + user).expect(204);
		story.scim().get("/Users/" + user).expect(404);
		assertThat(story.scim().find("Users", "userName eq \"" + name + "\"").expect(200).text("/totalResults"))
			.isEqualTo("0");
		String again = story.user(name);
		assertStanding(story, name, "disabled", "administrator");
		assertThat(story.account(name).path("id").asString()).isEqualTo(id);
		assertThat(story.account(name).path("user").asString()).isEqualTo(again);
		// whom an administrator lets in again follows the identity provider again
		status(story, name, "active").expect(200);
		assertThat(story.status(name)).isEqualTo("active");
		active(story, again, false);
		assertStanding(story, name, "disabled", "deactivated-by-idp");
		status(story, name, "active").expect(200);
		assertStanding(story, name, "disabled", "deactivated-by-idp");
	}

	@Test
	void shouldNeverTakeWhatAnAdministratorGave() {
		Story story = Story.open(product, "hand-members", "{\"scim\":\"token\",\"deprovisionUsers\":true}");
		String name = "ann@hand-members.example";
		String ann = story.user(name);
		String sales = story.group("Sales", ann);
		String byHand = story.admin().post(story.site() + "/groups", "{\"name\":\"Choir\"}").expect(201).id();
		String account = "/members/" + story.account(name).path("id").asString();
		String choir = story.site() + "/groups/" + byHand + account;
		String fed = story.site() + "/groups/" + story.siteGroup("Sales") + account;
		story.admin().put(choir, "").expect(204);
		story.admin().put(fed, "").expect(204);
		assertThat(sources(story, name)).containsExactly("Choir administrator", "Sales administrator");
		// neither a departure nor a synchronisation takes it
		story.leave(sales, ann);
		String sync = story.admin().post(story.provider() + "/syncs", "").expect(201).id();
		story.seen(sync, List.of(name)).expect(200);
		story.admin().post(story.provider() + "/syncs/" + sync + "/complete", "{}").expect(200);
		story.sync(sync, "completed");
		assertThat(sources(story, name)).containsExactly("Choir administrator", "Sales administrator");
		// taken back while the directory gives it, too, it is the directory's
		story.join(sales, ann);
		story.admin().delete(fed).expect(204);
		assertThat(sources(story, name)).containsExactly("Choir administrator", "Sales directory");
		assertThat(story.admin().delete(fed).expect(409).body()).contains("Sales");
		story.leave(sales, ann);
		assertThat(sources(story, name)).containsExactly("Choir administrator");
		story.admin().delete(choir).expect(204);
		assertThat(story.groupsOf(name)).isEmpty();
		assertThat(story.siteGroups()).as("made by hand, and fed").containsExactly("Choir", "Sales");
	}

	@Test
	void shouldLinkAnAccountMadeByHandWithItsGroups() {
		Story story = Story.open(product, "hand-linked", "{\"scim\":\"token\",\"defaultGroups\":\"Everybody\"}");
		String name = "bo@hand-linked.example";
		String account = story.admin()
			.post(story.site() + "/accounts",
					"{\"userName\":\"%s\",\"provider\":\"%s\",\"authentication\":\"sso\"}".formatted(name,
							story.tenant().provider()))
			.expect(201)
			.id();
		String choir = story.admin().post(story.site() + "/groups", "{\"name\":\"Choir\"}").expect(201).id();
		story.admin().put(story.site() + "/groups/" + choir + "/members/" + account, "").expect(204);
		String user = story.user(name);
		assertThat(story.account(name).path("id").asString()).isEqualTo(account);
		assertThat(story.account(name).path("user").asString()).isEqualTo(user);
		assertThat(story.groupsOf(name)).containsExactly("Choir", "Everybody");
		assertThat(put(story, name, "title", "\"Dr\"").status()).as("not a setting of accounts").isEqualTo(400);
		assertThat(put(story, name, "displayName", "\"Somebody\"").expect(409).body()).contains("provider");
		assertThat(story.admin().delete(story.site() + "/accounts/" + account).status()).isEqualTo(409);
	}

	@Test
	void shouldSetAPasswordByALinkThatExpiresAndLimitAttempts() throws InterruptedException {
		Story story = Story.open(product, "hand-passwords", "{\"scim\":\"token\"}");
		String account = story.site() + "/accounts/"
				+ story.admin()
					.post(story.site() + "/accounts", "{\"userName\":\"cy@hand-passwords.example\"}")
					.expect(201)
					.id();
		String first = "First-" + UUID.randomUUID();
		String second = "Second-" + UUID.randomUUID();
		for (String instant : List.of("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
			assertThat(story.admin()
				.post(account + "/password-link", "{\"expiresAt\":\"" + instant + "\"}")
				.expect(400)
				.body()).contains("expiresAt");
		}
		// one that expires, one that is replaced, one that is used
		Instant end = Instant.now().plusSeconds(2);
		String expired = link(story, account, "{\"expiresAt\":\"" + end + "\"}");
		while (!Instant.now().isAfter(end.plusMillis(50))) {
			Thread.sleep(50);
		}
		assertThat(set(story, expired, first).expect(403).body()).contains("expired");
		String replaced = link(story, account, "");
		String good = link(story, account, "");
		set(story, replaced, first).expect(403);
		set(story, good, first).expect(204);
		set(story, good, second).expect(403);
		story.admin()
			.post(account + "/password/change",
					"{\"oldPassword\":\"" + first + "\",\"newPassword\":\"" + second + "\"}")
			.expect(204);
		verify(story, account, first).expect(403);
		verify(story, account, second).expect(204);
		for (int i = 0; i < 5; i++) {
			verify(story, account, "not-the-password").expect(403);
		}
		assertThat(verify(story, account, second).expect(403).body()).contains("too many");
		product.assertNowhere(first, second, expired, good);
	}

	private static String link(Story story, String account, String body) {
		return story.admin().post(account + "/password-link", body).expect(201).text("/link");
	}

	private static Scim.Answer set(Story story, String link, String password) {
		return story.admin()
			.post(story.site() + "/passwords/set", "{\"link\":\"" + link + "\",\"password\":\"" + password + "\"}");
	}

	private static Scim.Answer verify(Story story, String account, String password) {
		return story.admin().post(account + "/password/verify", "{\"password\":\"" + password + "\"}");
	}

	/** Site groups of an account with who keeps it there, sorted. */
	private static List<String> sources(Story story, String userName) {
		List<String> sources = new java.util.ArrayList<>();
		story.admin()
			.get(story.site() + "/accounts/" + story.account(userName).path("id").asString() + "/explanation")
			.expect(200)
			.json()
			.path("groups")
			.forEach((group) -> sources.add(group.path("name").asString() + " " + group.path("source").asString()));
		sources.sort(null);
		return sources;
	}

	private static Scim.Answer status(Story story, String userName, String status) {
		return put(story, userName, "status", "\"" + status + "\"");
	}

	/** Puts an account as it is but for one field. */
	private static Scim.Answer put(Story story, String userName, String field, String value) {
		JsonNode account = story.account(userName);
		ObjectNode body = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
		SETTABLE.stream()
			.filter((name) -> !account.path(name).isNull() && !account.path(name).isMissingNode())
			.forEach((name) -> body.set(name, account.get(name)));
		body.set(field, tools.jackson.databind.json.JsonMapper.shared().readTree(value));
		return story.admin().put(story.site() + "/accounts/" + account.path("id").asString(), body.toString());
	}

	private static void active(Story story, String user, boolean active) {
		assertThat(story.scim()
			.patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}"))
			.status()).isIn(200, 204);
	}

	private static void assertStanding(Story story, String userName, String status, String reason) {
		JsonNode account = story.account(userName);
		assertThat(account.path("status").asString() + " " + account.path("reason").asString())
			.isEqualTo(status + " " + reason);
	}

}
