package dev.rollcall.e2e;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.rollcall.e2e.SampleExtensions.BADGE;
import static dev.rollcall.e2e.SampleExtensions.TEAM;
import static dev.rollcall.e2e.SampleExtensions.URN;
import static dev.rollcall.e2e.SampleExtensions.USER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What identity providers write into the attributes of schema extensions, and what they
 * read of it: by their types, mutability and {@code returned}.
 */
@ExtendWith(SharedProduct.class)
class ExtensionValuesIT {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"number":"7"}                                  | number to be integer
			{"number":1.5}                                  | number to be integer
			{"number":[1,2]}                                | number to be integer
			{"number":1,"level":"high"}                     | level to be decimal
			{"number":1,"lost":"perhaps"}                   | lost to be boolean
			{"number":1,"since":"yesterday"}                | since to be a dateTime
			{"number":1,"photo":"?"}                        | photo to be base64
			{"number":1,"holder":{"name":"x"}}              | holder to be string
			{"number":1,"home":"here"}                      | home to be complex
			{"number":1,"home":{"floor":"first"}}           | floor to be integer
			{"number":1,"doors":[{"value":"a","until":1}]}  | until to be a dateTime
			{"holder":"x"}                                  | Badge:number
			7                                               | to be an object
			""")
	void shouldRefuseWrongTypes(String extension, String detail) {
		Scim scim = SampleExtensions.badges(product, "ext-types");
		Scim.Answer refused = scim.post("/Users", SampleExtensions.user("wrong@ext.example", extension)).expect(400);
		assertThat(refused.text("/scimType")).isEqualTo("invalidValue");
		assertThat(refused.text("/detail")).contains(detail);
		String id = scim
			.post("/Users", SampleExtensions.user("p" + System.nanoTime() + "@ext.example", "{\"number\":1}"))
			.expect(201)
			.id();
		if (extension.startsWith("{\"number\":1,")) {
			JsonNode sent = MAPPER.readTree(extension);
			for (String name : sent.propertyNames()) {
				if (!name.equals("number")) {
					Scim.Answer patched = scim.patch("/Users/" + id,
							Bodies.set(URN + ":" + name, sent.get(name).toString()));
					assertThat(patched.expect(400).text("/scimType")).as(name).isEqualTo("invalidValue");
				}
			}
		}
	}

	@Test
	void shouldTakeValuesByTheirTypesAndShowThemAsTheySay() {
		Scim scim = SampleExtensions.site(product, "ext-values");
		Scim.Answer made = scim.post("/Users", SampleExtensions.user("ada@ext.example",
				"""
						{"NUMBER":7,"level":1,"lost":"True","since":"2026-01-02T03:04:05Z","photo":"AAEC","page":"https://a.example/",
						 "serial":"s-1","issuedBy":"me","pin":"p-1234","secret":"s-5678","note":"n","kind":"k","tags":"red",
						 "home":{"floor":2,"unknown":1},"doors":[{"value":"N","type":"in","code":"c-9999"}],"unknown":true}"""))
			.expect(201);
		assertThat(made.json().path("schemas").toString()).isEqualTo("[\"" + USER + "\",\"" + URN + "\"]");
		assertThat(made.json().path(URN)).as("note was just set")
			.isEqualTo(MAPPER.readTree(
					"""
							{"number":7,"level":1.0,"lost":true,"since":"2026-01-02T03:04:05Z","photo":"AAEC","page":"https://a.example/",
							 "serial":"s-1","note":"n","kind":"k","tags":["red"],"home":{"floor":2},"doors":[{"value":"N","type":"in"}]}"""));
		String path = "/Users/" + made.id();
		JsonNode read = scim.get(path).expect(200).json();
		assertThat(read.path(URN).has("note")).isFalse();
		assertThat(read.path(URN).path("kind").asString()).isEqualTo("k");

		assertThat(scim.get(path + "?attributes=userName").expect(200).json().path(URN).toString())
			.isEqualTo("{\"kind\":\"k\"}");
		assertThat(scim.get(path + "?attributes=" + URN + ":note," + URN + ":doors.type," + URN + ":pin")
			.expect(200)
			.json()
			.path(URN)
			.toString()).isEqualTo("{\"note\":\"n\",\"kind\":\"k\",\"doors\":[{\"type\":\"in\"}]}");
		assertThat(scim.get(path + "?attributes=" + URN).expect(200).json().path(URN).path("note").asString())
			.isEqualTo("n");
		assertThat(scim.get(path + "?excludedAttributes=" + URN).expect(200).json().path(URN).toString())
			.isEqualTo("{\"kind\":\"k\"}");
		assertThat(scim.get(path + "?excludedAttributes=" + URN + ":kind," + URN + ":home")
			.expect(200)
			.json()
			.path(URN)
			.toString()).contains("kind", "doors").doesNotContain("home");
		assertThat(scim.get(path + "?attributes=number").expect(200).json().path(URN).has("number")).isFalse();
		for (String query : List.of("", "?attributes=" + URN, "?attributes=" + URN + ":pin," + URN + ":doors.code",
				"?excludedAttributes=userName")) {
			assertThat(scim.get(path + query).expect(200).body()).doesNotContain("p-1234", "s-5678", "c-9999");
			assertThat(scim.get("/Users" + query).expect(200).body()).doesNotContain("p-1234", "s-5678", "c-9999");
		}
	}

	@Test
	void shouldBePatched() {
		Scim scim = SampleExtensions.site(product, "ext-patch");
		String id = scim.post("/Users", SampleExtensions.user("ada@ext.example",
				"{\"number\":1,\"serial\":\"s\",\"doors\":[{\"value\":\"N\",\"type\":\"in\"},{\"value\":\"S\",\"type\":\"in\"}]}"))
			.expect(201)
			.id();
		assertThat(patched(scim, id, Bodies.set(URN + ":number", "2")).path("number").intValue()).isEqualTo(2);
		assertThat(patched(scim, id, Bodies.set(URN.toUpperCase(Locale.ROOT) + ":HOME.floor", "3")).at("/home/floor")
			.intValue()).isEqualTo(3);
		assertThat(patched(scim, id, Bodies.set(URN + ":doors[value eq \\\"N\\\"].type", "\"out\"")).at("/doors/0/type")
			.asString()).isEqualTo("out");
		assertThat(patched(scim, id,
				Bodies.patch("{\"op\":\"add\",\"path\":\"" + URN + ":doors\",\"value\":[{\"value\":\"W\"}]}"))
			.path("doors")
			.size()).isEqualTo(3);
		assertThat(patched(scim, id,
				Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + ":doors[type eq \\\"in\\\"]\"}"))
			.path("doors")
			.toString()).isEqualTo("[{\"value\":\"N\",\"type\":\"out\"},{\"value\":\"W\"}]");
		assertThat(patched(scim, id,
				Bodies.patch("{\"op\":\"add\",\"value\":{\"" + URN
						+ "\":{\"tags\":[\"a\"],\"home\":{\"wing\":\"W\"},\"unknown\":1,\"issuedBy\":\"me\"}}}"))
			.toString()).contains("\"tags\":[\"a\"]", "\"home\":{\"floor\":3,\"wing\":\"W\"}")
			.doesNotContain("issuedBy");
		assertThat(patched(scim, id,
				Bodies.patch("{\"op\":\"replace\",\"value\":{\"" + URN + ":number\":9,\"" + URN
						+ ":home.wing\":\"X\",\"number\":10,\"title\":\"T\"}}"))
			.toString()).contains("\"number\":9", "\"wing\":\"X\"");
		assertThat(scim.patch("/Users/" + id, Bodies.set("number", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		assertThat(scim.patch("/Users/" + id, Bodies.set(URN + ":none", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		for (String refused : List.of(Bodies.set(URN + ":serial", "\"t\""), Bodies.set(URN + ":issuedBy", "\"me\""),
				Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + ":number\"}"))) {
			assertThat(scim.patch("/Users/" + id, refused).expect(400).text("/scimType")).isEqualTo("mutability");
		}
		assertThat(patched(scim, id, Bodies.set(URN + ":serial", "\"s\"")).path("serial").asString()).isEqualTo("s");
		String other = scim.post("/Users", SampleExtensions.user("eve@ext.example", "{\"number\":1,\"nick\":\"Ace\"}"))
			.expect(201)
			.id();
		JsonNode gone = scim.patch("/Users/" + other, Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + "\"}"))
			.expect(200)
			.json();
		assertThat(gone.has(URN)).isFalse();
		assertThat(gone.path("schemas").size()).isEqualTo(1);
		assertThat(scim.patch("/Users/" + other, Bodies.set(URN + ":nick", "\"Ace\"")).expect(400).text("/detail"))
			.contains("Badge:number");
	}

	@Test
	void shouldBeReplaced() {
		Scim scim = SampleExtensions.site(product, "ext-put");
		String id = scim
			.post("/Users",
					SampleExtensions.user("ada@ext.example",
							"{\"number\":1,\"serial\":\"s\",\"secret\":\"hush\",\"nick\":\"Ace\",\"issuedBy\":\"me\"}"))
			.expect(201)
			.id();
		JsonNode put = scim
			.put("/Users/" + id, SampleExtensions.user("ada@ext.example", "{\"number\":2,\"issuedBy\":\"me\"}"))
			.expect(200)
			.json()
			.path(URN);
		assertThat(put.toString()).isEqualTo("{\"number\":2,\"serial\":\"s\"}");
		assertThat(scim.put("/Users/" + id, SampleExtensions.user("ada@ext.example", "{\"number\":2,\"serial\":\"t\"}"))
			.expect(400)
			.text("/scimType")).isEqualTo("mutability");
		assertThat(scim.put("/Users/" + id, SampleExtensions.user("ada@ext.example", "{\"nick\":\"Ace\"}"))
			.expect(400)
			.text("/scimType")).isEqualTo("invalidValue");
		Scim.Answer stale = scim.with("If-Match", "W/\"1\"")
			.put("/Users/" + id, SampleExtensions.user("ada@ext.example", "{\"number\":3}"));
		stale.expect(412);
	}

	@Test
	void shouldExtendGroups() {
		Scim scim = SampleExtensions.site(product, "ext-groups");
		String user = scim.post("/Users", Bodies.user("m@ext.example")).expect(201).id();
		Scim.Answer made = scim.post("/Groups",
				"{\"schemas\":[\"%s\",\"%s\"],\"displayName\":\"G\",\"%s\":{\"floor\":2,\"members\":[\"x\"]},\"members\":[{\"value\":\"%s\"}]}"
					.formatted(GROUP, TEAM, TEAM, user))
			.expect(201);
		assertThat(made.json().path(TEAM).toString()).isEqualTo("{\"floor\":2,\"members\":[\"x\"]}");
		String path = "/Groups/" + made.id();
		scim.patch(path, Bodies.set(TEAM + ":members", "[\"y\",\"z\"]")).expect(204);
		scim.patch(path, Bodies.patch("{\"op\":\"add\",\"value\":{\"" + TEAM + "\":{\"floor\":5}}}")).expect(204);
		JsonNode read = scim.get(path).expect(200).json();
		assertThat(read.path(TEAM).toString()).isEqualTo("{\"floor\":5,\"members\":[\"y\",\"z\"]}");
		assertThat(read.path("members").size()).isEqualTo(1);
		assertThat(scim.find("Groups", TEAM + ":floor gt 4").expect(200).json().path("totalResults").intValue())
			.isEqualTo(1);
		assertThat(scim.find("Groups", TEAM + ":members eq \"y\"").expect(200).json().path("totalResults").intValue())
			.isEqualTo(1);
		assertThat(scim.patch(path, Bodies.set(TEAM + ":floor", "\"top\"")).expect(400).text("/scimType"))
			.isEqualTo("invalidValue");
	}

	@Test
	void shouldDemandARequiredExtension() {
		Scim scim = SampleExtensions.site(product, "ext-required");
		String old = scim.post("/Users", Bodies.user("old@ext.example")).expect(201).id();
		product.admin()
			.put("/sites/ext-required/extensions/" + URN,
					SampleExtensions.changed(BADGE, "\"resource\":", "\"required\":true,\"resource\":"))
			.expect(200);
		assertThat(scim.post("/Users", Bodies.user("new@ext.example")).expect(400).text("/detail")).contains(URN);
		assertThat(scim.put("/Users/" + old, Bodies.user("old@ext.example")).expect(400).text("/scimType"))
			.isEqualTo("invalidValue");
		scim.patch("/Users/" + old, Bodies.set("title", "\"T\"")).expect(200);
		scim.put("/Users/" + old, SampleExtensions.user("old@ext.example", "{\"number\":1}")).expect(200);
		assertThat(scim.patch("/Users/" + old, Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + "\"}"))
			.expect(400)
			.text("/scimType")).isEqualTo("mutability");
	}

	private static JsonNode patched(Scim scim, String id, String body) {
		JsonNode after = scim.patch("/Users/" + id, body).expect(200).json();
		assertThat(scim.get("/Users/" + id).expect(200).json()).isEqualTo(after);
		return after.path(URN);
	}

}
