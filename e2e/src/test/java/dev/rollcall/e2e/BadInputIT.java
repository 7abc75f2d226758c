package dev.rollcall.e2e;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What no server should stumble over: each bad request gets the error that RFC 7644
 * section 3.12 names, and nothing changes.
 */
@ExtendWith(SharedProduct.class)
class BadInputIT {

	private static final String PATCH = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]";

	private static Product product;

	private static Scim scim;

	private static String user;

	private static String etag;

	@BeforeAll
	static void connect(Product running) {
		product = running;
		scim = running.tenant("bad-input", "okta").scim(running.scimBase());
		Scim.Answer created = scim.post("/Users", Bodies.user("target@example.com")).expect(201);
		user = created.id();
		etag = created.text("/meta/version");
	}

	static Stream<Arguments> requests() {
		String deep = "[".repeat(5000) + "]".repeat(5000);
		return Stream.of(arguments("cut short", "POST", "/Users", "{\"userName\":\"x", 400, "invalidSyntax"),
				arguments("an array", "POST", "/Users", "[]", 400, "invalidSyntax"),
				arguments("no body", "POST", "/Users", "", 400, "invalidSyntax"),
				arguments("deep nesting", "POST", "/Users", "{\"userName\":\"x\",\"a\":" + deep + "}", 400,
						"invalidSyntax"),
				arguments("no userName", "POST", "/Users", "{\"displayName\":\"x\"}", 400, "invalidValue"),
				arguments("userName of a wrong type", "POST", "/Users", "{\"userName\":{\"a\":1}}", 400,
						"invalidValue"),
				arguments("name is a text", "POST", "/Users", "{\"userName\":\"b1\",\"name\":\"x\"}", 400,
						"invalidValue"),
				arguments("active is no boolean", "POST", "/Users", "{\"userName\":\"b2\",\"active\":\"maybe\"}", 400,
						"invalidValue"),
				arguments("no displayName", "POST", "/Groups", "{}", 400, "invalidValue"),
				arguments("unknown op", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"move\",\"path\":\"title\",\"value\":\"x\"}]}", 400,
						"invalidSyntax"),
				arguments("no Operations", "PATCH", "/Users/{id}", "{" + PATCH + "}", 400, "invalidSyntax"),
				arguments("remove without a path", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"remove\"}]}", 400, "noTarget"),
				arguments("broken path", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"replace\",\"path\":\"emails[type eq\",\"value\":1}]}",
						400, "invalidPath"),
				arguments("read-only by path", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}]}", 400,
						"mutability"),
				arguments("remove a required attribute", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}", 400,
						"mutability"),
				arguments("first operation good, second bad", "PATCH", "/Users/{id}",
						"{" + PATCH + ",\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T\"},"
								+ "{\"op\":\"replace\",\"path\":\"active\",\"value\":[1]}]}",
						400, "invalidValue"),
				arguments("broken filter", "GET", "/Users?filter=userName%20eq", "", 400, "invalidFilter"),
				arguments("unknown operator", "GET", "/Users?filter=userName%20like%20%22x%22", "", 400,
						"invalidFilter"),
				arguments("greater than a boolean", "GET", "/Users?filter=active%20gt%20true", "", 400,
						"invalidFilter"),
				arguments("parentheses without end", "GET", "/Users?filter=" + "(".repeat(2000), "", 400,
						"invalidFilter"),
				arguments("count is no number", "GET", "/Users?count=many", "", 400, "invalidValue"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("requests")
	void shouldRefuseWithTheRightTypeAndChangeNothing(String what, String method, String path, String body, int status,
			String scimType) {
		Scim.Answer answer = scim.send(method, path.replace("{id}", user), body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.text("/scimType")).as(answer.body()).isEqualTo(scimType);
		assertThat(answer.text("/schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
		assertThat(answer.text("/status")).isEqualTo(Integer.toString(status));
		assertThat(answer.text("/detail")).isNotBlank().doesNotContain("Exception", "dev.rollcall", "\tat ");
		assertThat(scim.get("/Users/" + user).expect(200).text("/meta/version")).isEqualTo(etag);
		assertThat(scim.get("/Users?count=0").expect(200).json().path("totalResults").asInt()).isOne();
		assertThat(scim.get("/Groups?count=0").expect(200).json().path("totalResults").asInt()).isZero();
	}

	@Test
	void shouldRefuseABodyOverTheLimit() {
		String body = "{\"userName\":\"big\",\"title\":\"" + "x".repeat(20_000_000) + "\"}";
		int status;
		try {
			status = scim.trySend("POST", "/Users", body).status();
		}
		catch (java.io.IOException ex) {
			// the server may close the connection on a body that it will not read
			status = 413;
		}
		assertThat(status).isEqualTo(413);
		scim.get("/Users/" + user).expect(200);
	}

	@Test
	void shouldReachNothingOfAnotherSite() {
		Scim other = product.tenant("bad-input-neighbour", "okta").scim(product.scimBase());
		String group = scim.post("/Groups", Bodies.group("Mine")).expect(201).id();
		other.get("/Users/" + user).expect(404);
		other.put("/Users/" + user, Bodies.user("taken@example.com")).expect(404);
		other.patch("/Users/" + user, Bodies.patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}"))
			.expect(404);
		other.delete("/Users/" + user).expect(404);
		other.get("/Groups/" + group).expect(404);
		other.patch("/Groups/" + group, Bodies.addMember(user)).expect(404);
		other.delete("/Groups/" + group).expect(404);
		assertThat(other.find("Users", "userName eq \"target@example.com\"")
			.expect(200)
			.json()
			.path("totalResults")
			.asInt()).isZero();
		assertThat(other.find("Users", "id eq \"" + user + "\"").expect(200).json().path("totalResults").asInt())
			.isZero();
		assertThat(other.find("Users", "title pr or userName pr").expect(200).json().path("totalResults").asInt())
			.isZero();
		// a member of another site is nobody here
		String theirs = other.post("/Groups", Bodies.group("Theirs")).expect(201).id();
		other.patch("/Groups/" + theirs, Bodies.addMember(user));
		assertThat(other.get("/Groups/" + theirs).expect(200).json().path("members").size()).isZero();
		scim.get("/Users/" + user).expect(200);
		scim.delete("/Groups/" + group).expect(204);
	}

	@Test
	void shouldHonourVersions() {
		String id = scim.post("/Users", Bodies.user("versions@example.com")).expect(201).id();
		Scim.Answer read = scim.get("/Users/" + id).expect(200);
		String version = read.text("/meta/version");
		assertThat(read.headers().get("etag")).isEqualTo(version);
		scim.with("If-None-Match", version).get("/Users/" + id).expect(304);
		String change = Bodies.patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"A\"}");
		String next = scim.with("If-Match", version).patch("/Users/" + id, change).expect(200).text("/meta/version");
		assertThat(next).isNotEqualTo(version);
		scim.with("If-Match", version).patch("/Users/" + id, change).expect(412);
		scim.with("If-Match", version).delete("/Users/" + id).expect(412);
		// the same once more changes nothing, not even the version
		assertThat(scim.patch("/Users/" + id, change).expect(200).text("/meta/version")).isEqualTo(next);
		scim.with("If-Match", next).delete("/Users/" + id).expect(204);
	}

}
