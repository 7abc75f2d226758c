package dev.rollcall.e2e;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A provisioning job of Microsoft Entra ID, request by request, in both of its PATCH
 * dialects (with and without {@code aadOptscim062020} on the tenant URL).
 */
@ExtendWith(SharedProduct.class)
class EntraIT {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static Scim scim;

	@BeforeAll
	static void connect(Product product) {
		scim = product.tenant("entra-story", "entra").scim(product.scimBase());
	}

	@Test
	void shouldPassTestConnectionWithAnEmptyList() {
		JsonNode list = scim.get("/Users?filter=userName+eq+%22" + UUID.randomUUID() + "%22").expect(200).json();
		assertThat(list.path("totalResults").isInt()).isTrue();
		assertThat(list.path("totalResults").asInt()).isZero();
		assertThat(scim.find("Users", "emails[type eq \"work\"].value eq \"" + UUID.randomUUID() + "@example.com\"")
			.expect(200)
			.json()
			.path("totalResults")
			.asInt()).isZero();
	}

	@Test
	void shouldFollowAUserFromCreationToPurge() {
		String name = "Marsh" + UUID.randomUUID() + "@example.com";
		String object = UUID.randomUUID().toString();
		// the look-up before the create
		assertThat(total("Users", "userName eq \"" + name + "\"")).isZero();
		Scim.Answer created = scim
			.post("/Users",
					"""
							{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%s"],"externalId":"%s","userName":"%s",
							"active":true,"displayName":"Ada Marsh","emails":[{"primary":true,"type":"work","value":"%s"}],
							"meta":{"resourceType":"User"},"name":{"formatted":"Ada Marsh","familyName":"Marsh","givenName":"Ada"},
							"roles":[],"title":null,"%s":{"department":"Assay","manager":null}}"""
						.formatted(ENTERPRISE, object, name, name, ENTERPRISE))
			.expect(201);
		String id = created.id();
		assertThat(created.headers().get("location")).endsWith("/scim/v2/Users/" + id)
			.isEqualTo(created.text("/meta/location"));
		assertThat(created.headers().get("content-type")).startsWith("application/scim+json");
		// a second create of the same person, in other letters, is a conflict
		assertThat(
				scim.post("/Users", Bodies.user(name.toUpperCase(java.util.Locale.ROOT))).expect(409).text("/scimType"))
			.isEqualTo("uniqueness");
		assertThat(total("Users", "externalId eq \"" + object + "\"")).isOne();
		assertThat(
				total("Users", "emails[type eq \"work\"].value eq \"" + name.toLowerCase(java.util.Locale.ROOT) + "\""))
			.isOne();
		// a delta cycle, verbose: Title Case operations, string booleans, one path each
		JsonNode updated = scim.patch("/Users/" + id, Bodies.patch("""
				{"op":"Replace","path":"displayName","value":"Ada M. Marsh"},
				{"op":"Add","path":"name.middleName","value":"M"},
				{"op":"Add","path":"emails[type eq \\"other\\"].value","value":"other@example.com"},
				{"op":"Replace","path":"emails[type eq \\"work\\"].display","value":"Work"},
				{"op":"Replace","path":"%1$s:department","value":"Smelter"},
				{"op":"Add","path":"%1$s:manager","value":"26118915"}""".formatted(ENTERPRISE))).expect(200).json();
		assertThat(updated.path("emails").valueStream().map((mail) -> mail.path("value").asString()).toList())
			.containsExactlyInAnyOrder(name, "other@example.com");
		assertThat(updated.path(ENTERPRISE).path("department").asString()).isEqualTo("Smelter");
		assertThat(updated.path(ENTERPRISE).path("manager").path("value").asString()).isEqualTo("26118915");
		assertThat(updated.path("name").path("givenName").asString()).isEqualTo("Ada");
		// the other dialect: one replace without a path, dotted and URN keys
		JsonNode flagged = scim.patch("/Users/" + id + "?aadOptscim062020", Bodies.patch("""
				{"op":"replace","value":{"displayName":"Marsh, Ada","name.familyName":"Marsh-Quay",
				"%1$s:employeeNumber":"701984"}}""".formatted(ENTERPRISE))).expect(200).json();
		assertThat(flagged.path("name").path("familyName").asString()).isEqualTo("Marsh-Quay");
		assertThat(flagged.path("name").path("middleName").asString()).isEqualTo("M");
		assertThat(flagged.path(ENTERPRISE).path("employeeNumber").asString()).isEqualTo("701984");
		assertThat(flagged.path(ENTERPRISE).path("department").asString()).isEqualTo("Smelter");
		// unassigned: a soft delete with a boolean in a string
		scim.patch("/Users/" + id, Bodies.patch("""
				{"op":"Replace","path":"active","value":"False"}""")).expect(200);
		JsonNode disabled = scim.get("/Users/" + id).expect(200).json();
		assertThat(disabled.path("active").isBoolean()).isTrue();
		assertThat(disabled.path("active").asBoolean()).isFalse();
		assertThat(total("Users", "userName eq \"" + name + "\"")).isOne();
		// restored, then purged
		assertThat(scim.patch("/Users/" + id, Bodies.patch("""
				{"op":"Replace","path":"active","value":"True"}""")).expect(200).json().path("active").asBoolean())
			.isTrue();
		scim.delete("/Users/" + id).expect(204);
		assertThat(scim.get("/Users/" + id).expect(404).text("/status")).isEqualTo("404");
		scim.delete("/Users/" + id).expect(404);
		scim.patch("/Users/" + id, Bodies.patch("""
				{"op":"Replace","path":"active","value":"True"}""")).expect(404);
		// the name is free again, the id is not
		assertThat(scim.post("/Users", Bodies.user(name)).expect(201).id()).isNotEqualTo(id);
	}

	@Test
	void shouldFollowAGroupAndItsMembers() {
		String name = "Assayers & Co. #1 + 50% " + UUID.randomUUID();
		List<String> users = java.util.stream.IntStream.range(0, 5)
			.mapToObj((i) -> scim.post("/Users", Bodies.user("g" + i + UUID.randomUUID() + "@example.com"))
				.expect(201)
				.id())
			.toList();
		String id = scim
			.post("/Groups",
					"""
							{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group",
							"http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
							"externalId":"%s","displayName":"%s","meta":{"resourceType":"Group"}}"""
						.formatted(UUID.randomUUID(), name))
			.expect(201)
			.id();
		JsonNode found = scim
			.get("/Groups?excludedAttributes=members&filter=" + java.net.URLEncoder
				.encode("displayName eq \"" + name + "\"", java.nio.charset.StandardCharsets.UTF_8))
			.expect(200)
			.json();
		assertThat(found.path("totalResults").asInt()).isOne();
		assertThat(found.at("/Resources/0/displayName").asString()).isEqualTo(name);
		assertThat(found.at("/Resources/0").has("members")).isFalse();
		for (String user : users) {
			scim.patch("/Groups/" + id, Bodies.patch("""
					{"op":"Add","path":"members","value":[{"$ref":null,"value":"%s"}]}""".formatted(user))).expect(204);
		}
		// a reference check
		assertThat(total("Groups", "id eq \"" + id + "\" and members eq \"" + users.get(0) + "\"")).isOne();
		// removal by value, without a filter: only the named one goes
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"Remove","path":"members","value":[{"$ref":null,"value":"%s"}]}""".formatted(users.get(0))))
			.expect(204);
		assertThat(members(id)).containsExactlyInAnyOrderElementsOf(users.subList(1, 5));
		// the same removal once more changes nothing
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"Remove","path":"members","value":[{"value":"%s"}]}""".formatted(users.get(0)))).expect(204);
		// with the flag: a removal by filter
		scim.patch("/Groups/" + id, Bodies.removeMember(users.get(1))).expect(204);
		assertThat(members(id)).containsExactlyInAnyOrderElementsOf(users.subList(2, 5));
		assertThat(total("Groups", "id eq \"" + id + "\" and members eq \"" + users.get(1) + "\"")).isZero();
		// renamed, then deleted
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"Replace","path":"displayName","value":"%s renamed"}""".formatted(name))).expect(204);
		assertThat(members(id)).hasSize(3);
		assertThat(total("Groups", "displayName eq \"" + name + "\"")).isZero();
		scim.delete("/Groups/" + id).expect(204);
		scim.get("/Groups/" + id).expect(404);
		scim.get("/Users/" + users.get(2)).expect(200);
	}

	private static List<String> members(String group) {
		return scim.get("/Groups/" + group)
			.expect(200)
			.json()
			.path("members")
			.valueStream()
			.map((member) -> member.path("value").asString())
			.toList();
	}

	private static int total(String type, String filter) {
		return scim.find(type, filter).expect(200).json().path("totalResults").asInt();
	}

}
