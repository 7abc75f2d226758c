package dev.rollcall.e2e;

import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What directory groups lead to: site groups, roles and passwords. */
@ExtendWith(SharedProduct.class)
class PolicyGroupsIT {

	private static final String ANN = "ann@groups.example";

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldProvisionGroupMembershipsOnlyIfToldTo() {
		Story story = Story.open(product, "setting-memberships",
				"{\"scim\":\"token\",\"provisionGroupMemberships\":false,\"siteAdminGroups\":\"Sales\"}");
		String ann = user(story, "setting-memberships");
		String group = story.group("Sales", ann);
		assertThat(story.groupsOf(name("setting-memberships"))).isEmpty();
		assertThat(role(story, "setting-memberships")).as("roles follow all the same").isEqualTo("siteAdmin");
		assertThat(story.scim().get("/Groups/" + group).expect(200).body()).as("the mirror is whole").contains(ann);
		story.policy("{\"scim\":\"token\"}");
		assertThat(story.groupsOf(name("setting-memberships"))).containsExactly("Sales");
		story.policy("{\"scim\":\"token\",\"provisionGroupMemberships\":false}");
		assertThat(story.groupsOf(name("setting-memberships"))).isEmpty();
	}

	@Test
	void shouldKeepMembershipsThatAreGoneFromTheDirectoryIfToldTo() {
		String site = "setting-sticky";
		Story story = Story.open(product, site, "{\"scim\":\"token\",\"deprovisionGroupMemberships\":false}");
		String ann = user(story, site);
		String group = story.group("Sales", ann);
		String members = story.site() + "/groups/" + story.siteGroup("Sales") + "/members";
		String account = story.account(name(site)).path("id").asString();
		assertThat(story.admin().delete(members + "/" + account).expect(409).body()).contains("Sales");
		story.leave(group, ann);
		assertThat(story.groupsOf(name(site))).containsExactly("Sales");
		assertThat(source(story, members)).isEqualTo("sticky");
		// back: the directory's again, and sticky again
		story.join(group, ann);
		assertThat(source(story, members)).isEqualTo("directory");
		story.leave(group, ann);
		assertThat(source(story, members)).isEqualTo("sticky");
		// the setting is for what goes from now on
		story.policy("{\"scim\":\"token\"}");
		assertThat(source(story, members)).isEqualTo("sticky");
		story.admin().delete(members + "/" + account).expect(204);
		assertThat(story.groupsOf(name(site))).isEmpty();
		story.join(group, ann);
		story.leave(group, ann);
		assertThat(story.groupsOf(name(site))).isEmpty();
	}

	@Test
	void shouldJoinDefaultGroupsOnce() {
		String site = "setting-defaults";
		Story story = Story.open(product, site,
				"{\"scim\":\"token\",\"defaultGroups\":\"Everybody, \\\"News, all\\\"\",\"requiredGroups\":\"staff\"}");
		String ann = user(story, site);
		assertThat(story.siteGroups()).as("nobody is provisioned yet").isEmpty();
		String staff = story.group("Staff", ann);
		assertThat(story.groupsOf(name(site))).containsExactly("Everybody", "News, all", "Staff");
		// the directory has one of that name, too, and takes nobody out of it
		String everybody = story.group("EVERYBODY", ann);
		story.leave(everybody, ann);
		assertThat(story.groupsOf(name(site))).containsExactly("Everybody", "News, all", "Staff");
		// an administrator may, and it is not brought back
		story.admin()
			.delete(story.site() + "/groups/" + story.siteGroup("News, all") + "/members/"
					+ story.account(name(site)).path("id").asString())
			.expect(204);
		story.policy("{\"scim\":\"token\",\"defaultGroups\":\"Others, \\\"News, all\\\"\",\"webdav\":true}");
		story.leave(staff, ann);
		assertThat(story.groupsOf(name(site))).containsExactly("Everybody");
		story.user("later@groups.example");
		assertThat(story.groupsOf("later@groups.example")).containsExactly("News, all", "Others");
	}

	@Test
	void shouldProvisionOnlyMembersOfRequiredGroups() {
		String site = "setting-required";
		Story story = Story.open(product, site,
				"{\"scim\":\"token\",\"requiredGroups\":\"staff-*, \\\"Sales, EU\\\"\"}");
		String ann = user(story, site);
		assertThat(story.status(name(site))).isEqualTo("none");
		story.scim().get("/Users/" + ann).expect(200);
		assertThat(story.scim().find("Users", "userName eq \"" + name(site) + "\"").json().path("totalResults").asInt())
			.isEqualTo(1);
		String group = story.group("old-staff-1", ann);
		assertThat(story.status(name(site))).isEqualTo("none");
		rename(story, group, "sales, eu");
		assertThat(story.status(name(site))).isEqualTo("active");
		assertThat(story.account(name(site)).path("reason").asString()).isEqualTo("provisioned");
		// without deprovisionUsers nobody loses the account, but nobody new gets one
		rename(story, group, "Elsewhere");
		assertThat(story.status(name(site))).isEqualTo("active");
		story.user("bob@groups.example");
		assertThat(story.status("bob@groups.example")).isEqualTo("none");
		story.policy("{\"scim\":\"token\"}");
		assertThat(story.status("bob@groups.example")).isEqualTo("active");
	}

	@Test
	void shouldMakeNoSiteGroupsOfExcludedGroups() {
		String site = "setting-excluded";
		String policy = "{\"scim\":\"token\",\"excludedGroups\":\"%s\",\"requiredGroups\":\"okta-*\","
				+ "\"siteAdminGroups\":\"okta-it\"}";
		Story story = Story.open(product, site, policy.formatted("OKTA-*"));
		String ann = user(story, site);
		String it = story.group("Okta-IT", ann);
		story.group("Sales", ann);
		assertThat(story.status(name(site))).as("counts for requiredGroups").isEqualTo("active");
		assertThat(role(story, site)).as("counts for roles").isEqualTo("siteAdmin");
		assertThat(story.siteGroups()).containsExactly("Sales");
		assertThat(story.groupsOf(name(site))).containsExactly("Sales");
		story.policy(policy.formatted("sales"));
		assertThat(story.siteGroups()).containsExactly("Okta-IT");
		assertThat(story.groupsOf(name(site))).containsExactly("Okta-IT");
		story.policy(policy.formatted("okta-it"));
		assertThat(story.groupsOf(name(site))).containsExactly("Sales");
		rename(story, it, "okta-people");
		assertThat(story.groupsOf(name(site))).containsExactly("Sales", "okta-people");
		assertThat(role(story, site)).isEqualTo("member");
	}

	@Test
	void shouldMakeAdministratorsOfMembers() {
		String site = "setting-roles";
		Story story = Story.open(product, site,
				"{\"scim\":\"token\",\"siteAdminGroups\":\"it-?\",\"groupAdminGroups\":\"*lead*\"}");
		String ann = user(story, site);
		assertThat(role(story, site)).isEqualTo("member");
		String lead = story.group("Team Leads", ann);
		assertThat(role(story, site)).isEqualTo("groupAdmin");
		String it = story.group("IT-1", ann);
		assertThat(role(story, site)).as("the stronger one").isEqualTo("siteAdmin");
		assertThat(story.explanation(name(site))).contains("siteAdminGroups", "it-?", "IT-1");
		rename(story, it, "IT-12");
		assertThat(role(story, site)).isEqualTo("groupAdmin");
		story.leave(lead, ann);
		assertThat(role(story, site)).isEqualTo("member");
		story.policy("{\"scim\":\"token\",\"siteAdminGroups\":\"it-*\"}");
		assertThat(role(story, site)).isEqualTo("siteAdmin");
		story.scim().delete("/Groups/" + it).expect(204);
		story.settle();
		assertThat(role(story, site)).isEqualTo("member");
	}

	@Test
	void shouldHaveMembersOfPasswordGroupsSignInByAPasswordKeptHere() {
		String site = "setting-passwords";
		Story story = Story.open(product, site, "{\"scim\":\"token\",\"passwordGroups\":\"partners\"}");
		String sent = "From-The-Idp-" + UUID.randomUUID();
		String own = "Kept-Here-" + UUID.randomUUID();
		String ann = story.scim()
			.post("/Users", Bodies.user(name(site)).replace("\"active\"", "\"password\":\"" + sent + "\",\"active\""))
			.expect(201)
			.id();
		String account = story.site() + "/accounts/" + story.account(name(site)).path("id").asString();
		assertThat(authentication(story, site)).isEqualTo("sso");
		story.admin().post(account + "/password-link", "{}").expect(403);
		String group = story.group("Partners", ann);
		assertThat(authentication(story, site)).isEqualTo("password");
		assertThat(login(story, site).expect(403).body()).contains("password");
		String link = story.admin().post(account + "/password-link", "{}").expect(201).text("/link");
		story.admin()
			.post(story.site() + "/passwords/set", "{\"link\":\"" + link + "\",\"password\":\"" + own + "\"}")
			.expect(204);
		story.admin().post(account + "/password/verify", "{\"password\":\"" + own + "\"}").expect(204);
		story.admin().post(account + "/password/verify", "{\"password\":\"" + sent + "\"}").expect(403);
		story.leave(group, ann);
		assertThat(authentication(story, site)).isEqualTo("sso");
		assertThat(story.admin().post(account + "/password/verify", "{\"password\":\"" + own + "\"}").status())
			.isNotEqualTo(204);
		login(story, site).expect(200);
		product.assertNowhere(sent, own);
	}

	private static Scim.Answer login(Story story, String site) {
		return story.admin().post(story.provider() + "/logins", "{\"subject\":\"" + name(site) + "\"}");
	}

	private static String name(String site) {
		return ANN.replace("groups", site);
	}

	private static String user(Story story, String site) {
		return story.user(name(site));
	}

	private static String role(Story story, String site) {
		return story.account(name(site)).path("role").asString();
	}

	private static String authentication(Story story, String site) {
		return story.account(name(site)).path("authentication").asString();
	}

	private static String source(Story story, String members) {
		JsonNode page = story.admin().get(members).expect(200).json();
		assertThat(page.path("items")).hasSize(1);
		return page.path("items").path(0).path("source").asString();
	}

	/** Members of a renamed group follow in steps. */
	private static void rename(Story story, String group, String name) {
		assertThat(story.scim()
			.patch("/Groups/" + group,
					Bodies.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"" + name + "\"}"))
			.status()).isIn(200, 204);
		story.settle();
	}

}
