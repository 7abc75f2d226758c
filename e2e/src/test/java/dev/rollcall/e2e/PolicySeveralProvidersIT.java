package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Two identity providers of one site, each with its own policy. */
@ExtendWith(SharedProduct.class)
class PolicySeveralProvidersIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldFeedOneSiteGroupByGroupsOfOneName() {
		Story okta = Story.open(product, "two-groups", "{\"scim\":\"token\"}");
		Story entra = second(okta, "{\"scim\":\"token\",\"siteAdminGroups\":\"sales\"}");
		String ann = "ann@two-groups.example";
		String bob = "bob@two-groups.example";
		String one = okta.group("Sales", okta.user(ann));
		String other = entra.group("\uFF33ALES", entra.user(bob));
		assertThat(okta.siteGroups()).containsExactly("Sales");
		assertThat(okta.groupsOf(ann)).containsExactly("Sales");
		assertThat(okta.groupsOf(bob)).containsExactly("Sales");
		assertThat(okta.account(ann).path("role").asString()).isEqualTo("member");
		assertThat(okta.account(bob).path("role").asString()).isEqualTo("siteAdmin");
		// each sees its own
		okta.scim().get("/Groups/" + other).expect(404);
		entra.scim().delete("/Groups/" + one).expect(404);
		// what one renames or deletes leaves the other's members
		assertThat(okta.scim()
			.patch("/Groups/" + one, Bodies.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Field\"}"))
			.status()).isIn(200, 204);
		okta.settle();
		assertThat(okta.groupsOf(ann)).containsExactly("Field");
		assertThat(okta.groupsOf(bob)).containsExactly("Sales");
		entra.scim().delete("/Groups/" + other).expect(204);
		entra.settle();
		assertThat(okta.groupsOf(bob)).isEmpty();
		assertThat(okta.account(bob).path("role").asString()).isEqualTo("member");
		assertThat(okta.siteGroups()).containsExactly("Field");
	}

	@Test
	void shouldNotTakeOverWhoSignsInThroughTheOther() {
		Story okta = Story.open(product, "two-people",
				"{\"scim\":\"token\",\"deprovisionUsers\":true,\"provisionUsersOnFirstLogin\":true}");
		Story entra = second(okta,
				"{\"scim\":\"token\",\"deprovisionUsers\":true,\"provisionUsersOnFirstLogin\":true}");
		String ann = "ann@two-people.example";
		String user = okta.user(ann);
		Scim.Answer taken = entra.scim().post("/Users", Bodies.user("ANN@two-people.example")).expect(409);
		assertThat(taken.text("/scimType")).isEqualTo("uniqueness");
		assertThat(taken.text("/detail")).contains("userName", "administrator");
		assertThat(login(entra, "{\"subject\":\"" + ann + "\"}").expect(403).body()).contains("userName");
		// also when it was left behind
		okta.scim().delete("/Users/" + user).expect(204);
		entra.scim().post("/Users", Bodies.user(ann)).expect(409);
		assertThat(okta.account(ann).path("reason").asString()).isEqualTo("deleted-by-idp");
		// a synchronisation of one is nothing to the other
		entra.user("bob@two-people.example");
		okta.user("cy@two-people.example");
		okta.user("di@two-people.example");
		String sync = okta.admin().post(okta.provider() + "/syncs", "").expect(201).id();
		okta.seen(sync, List.of("cy@two-people.example")).expect(200);
		assertThat(okta.sync(sync).path("seen").asInt()).isEqualTo(1);
		okta.admin().post(okta.provider() + "/syncs/" + sync + "/complete", "{}").expect(200);
		okta.sync(sync, "completed");
		assertThat(okta.status("bob@two-people.example")).isEqualTo("active");
		assertThat(okta.status("di@two-people.example")).isEqualTo("disabled");
	}

	@Test
	void shouldSayThatSeveralHaveTheIdentifierOfALogin() {
		Story story = Story.open(product, "two-matches", "{\"scim\":\"token\"}");
		for (String name : List.of("one", "two")) {
			story.scim()
				.post("/Users",
						Bodies.user(name + "@two-matches.example")
							.replace("\"value\":\"" + name + "@", "\"value\":\"team@"))
				.expect(201);
		}
		String body = "{\"subject\":\"%s\",\"attributes\":{\"emails\":[{\"value\":\"TEAM@two-matches.example\"}]}}";
		assertThat(login(story, body.formatted("x")).expect(403).body()).contains("several", "unique");
		// the name says who it is, before the e-mail is looked at
		assertThat(login(story, body.formatted("TWO@two-matches.example")).expect(200).text("/userName"))
			.isEqualTo("two@two-matches.example");
	}

	private static Scim.Answer login(Story story, String body) {
		return story.admin().post(story.provider() + "/logins", body);
	}

	private static Story second(Story story, String policy) {
		return new Story(story.product(),
				Tenant.provider(story.admin(), story.tenant().site(), "Entra", "entra", policy));
	}

}
