package dev.rollcall.e2e;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An Okta application's provisioning and group push, request by request. */
@ExtendWith(SharedProduct.class)
class OktaIT {

	private static Scim scim;

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
		scim = running.tenant("okta-story", "okta")
			.scim(running.scimBase())
			.with("User-Agent", "Okta SCIM Client 1.0.0")
			.with("Accept", "application/scim+json")
			.with("Content-Type", "application/scim+json; charset=utf-8");
	}

	@Test
	void shouldRefuseAWrongToken() {
		JsonNode refusal = new Scim(product.scimBase(), "Bearer wrong").get("/Users?count=1").expect(401).json();
		assertThat(refusal.path("status").asString()).isEqualTo("401");
		assertThat(refusal.path("schemas").get(0).asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
		assertThat(refusal.path("detail").asString()).isNotBlank();
	}

	@Test
	void shouldFollowAUserThroughTheWholeLife() {
		String name = "isaura" + UUID.randomUUID() + "@example.com";
		assertThat(scim.get("/Users?filter=userName%20eq%20%22" + name + "%22&startIndex=1&count=100")
			.expect(200)
			.json()
			.path("totalResults")
			.asInt()).isZero();
		String secret = "Pa55-" + UUID.randomUUID();
		Scim.Answer created = scim
			.post("/Users",
					"""
							{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s",
							"name":{"givenName":"Isaura","familyName":"Quay"},
							"emails":[{"primary":true,"value":"%1$s","type":"work"}],"displayName":"Isaura Quay","locale":"en-US",
							"externalId":"00u%2$s","groups":[],"password":"%3$s","active":true}"""
						.formatted(name, UUID.randomUUID(), secret))
			.expect(201);
		assertThat(created.body()).doesNotContain(secret);
		String id = created.id();
		// a profile update is a read, then a PUT of the whole user
		JsonNode read = scim.get("/Users/" + id).expect(200).json();
		String whole = read.toString().replace("\"displayName\":\"Isaura Quay\"", "\"displayName\":\"Isaura Q.\"");
		JsonNode put = scim.put("/Users/" + id, whole).expect(200).json();
		assertThat(put.path("displayName").asString()).isEqualTo("Isaura Q.");
		assertThat(put.path("id").asString()).isEqualTo(id);
		assertThat(put.at("/meta/created")).isEqualTo(read.at("/meta/created"));
		// the password is pushed again; it leaves no trace
		scim.patch("/Users/" + id, Bodies.patch("{\"op\":\"replace\",\"value\":{\"password\":\"" + secret + "\"}}"))
			.expect(200);
		// deactivation without a path
		assertThat(scim.patch("/Users/" + id, Bodies.patch("{\"op\":\"replace\",\"value\":{\"active\":false}}"))
			.expect(200)
			.json()
			.path("active")
			.asBoolean()).isFalse();
		assertThat(scim.get("/Users/" + id).expect(200).json().path("active").asBoolean()).isFalse();
		assertThat(scim.patch("/Users/" + id, Bodies.patch("{\"op\":\"replace\",\"value\":{\"active\":true}}"))
			.expect(200)
			.json()
			.path("active")
			.asBoolean()).isTrue();
		product.assertNowhere(secret);
	}

	@Test
	void shouldPushGroups() {
		List<String> users = IntStream.range(0, 4)
			.mapToObj((i) -> scim.post("/Users", Bodies.user("p" + i + UUID.randomUUID() + "@example.com"))
				.expect(201)
				.id())
			.toList();
		String name = "Pushed " + UUID.randomUUID();
		assertThat(
				scim.find("Groups", "displayName eq \"" + name + "\"").expect(200).json().path("totalResults").asInt())
			.isZero();
		String id = scim.post("/Groups", """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s",
				"members":[{"value":"%s","display":"p0"}]}""".formatted(name, users.get(0))).expect(201).id();
		// a delta: one goes, two come, in one request
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"remove","path":"members[value eq \\"%s\\"]"},
				{"op":"add","path":"members","value":[{"value":"%s","display":"p1"},{"value":"%s","display":"p2"}]}"""
			.formatted(users.get(0), users.get(1), users.get(2)))).expect(204);
		// followed by a rename that repeats the id: the members stay
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"replace","value":{"id":"%s","displayName":"%s 2"}}""".formatted(id, name))).expect(204);
		assertThat(members(id)).containsExactlyInAnyOrder(users.get(1), users.get(2));
		// the whole list, with a path and without
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"replace","path":"members","value":[{"value":"%s"},{"value":"%s"}]}""".formatted(users.get(3),
				users.get(0))))
			.expect(204);
		assertThat(members(id)).containsExactlyInAnyOrder(users.get(3), users.get(0));
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"replace","value":{"members":[{"value":"%s"}]}}""".formatted(users.get(1)))).expect(204);
		assertThat(members(id)).containsExactly(users.get(1));
		scim.patch("/Groups/" + id, Bodies.patch("""
				{"op":"replace","path":"members","value":[]}""")).expect(204);
		assertThat(members(id)).isEmpty();
		// unlinked and deleted
		scim.delete("/Groups/" + id).expect(204);
		scim.get("/Groups/" + id).expect(404);
	}

	@Test
	void shouldImportPageByPageInAStableOrder() {
		Scim import0 = product.tenant("okta-import", "okta").scim(product.scimBase());
		List<String> made = IntStream.range(0, 25)
			.mapToObj((i) -> import0.post("/Users", Bodies.user("i" + i + "@example.com")).expect(201).id())
			.toList();
		List<String> read = new java.util.ArrayList<>();
		for (int start = 1; start <= 25; start += 10) {
			JsonNode page = import0.get("/Users?startIndex=" + start + "&count=10").expect(200).json();
			assertThat(page.path("totalResults").asInt()).isEqualTo(25);
			assertThat(page.path("startIndex").asInt()).isEqualTo(start);
			assertThat(page.path("itemsPerPage").asInt()).isEqualTo(Math.min(10, 26 - start));
			page.path("Resources").forEach((user) -> read.add(user.path("id").asString()));
		}
		assertThat(read).isEqualTo(made);
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

}
