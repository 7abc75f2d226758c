package dev.rollcall.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.Extension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schema extensions that an administrator registers for a site. Every SCIM request comes
 * right after the change that it is about, so that a gateway that were late would show.
 */
class ExtensionIT {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String URN = "urn:example:scim:2.0:Badge";

	private static final String TEAM = "urn:example:scim:2.0:Team";

	private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

	private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

	private static final String BADGE = """
			{"urn":"urn:example:scim:2.0:Badge","name":"Badge","description":"Who may open which door","resource":"user",
			 "attributes":[
			  {"name":"number","type":"integer","required":true},
			  {"name":"level","type":"decimal"},
			  {"name":"holder","caseExact":true},
			  {"name":"nick","canonicalValues":["Ace"]},
			  {"name":"lost","type":"boolean"},
			  {"name":"since","type":"dateTime"},
			  {"name":"photo","type":"binary"},
			  {"name":"page","type":"reference","referenceTypes":["external"]},
			  {"name":"serial","mutability":"immutable"},
			  {"name":"issuedBy","mutability":"readOnly"},
			  {"name":"pin","mutability":"writeOnly"},
			  {"name":"secret","returned":"never"},
			  {"name":"note","returned":"request"},
			  {"name":"kind","returned":"always"},
			  {"name":"tags","multiValued":true},
			  {"name":"home","type":"complex","subAttributes":[{"name":"floor","type":"integer"},{"name":"wing"}]},
			  {"name":"doors","type":"complex","multiValued":true,"subAttributes":[
			   {"name":"value"},{"name":"type"},{"name":"until","type":"dateTime"},{"name":"code","returned":"never"}]}]}""";

	private static final String TEAMS = """
			{"urn":"urn:example:scim:2.0:Team","name":"Team","resource":"group","attributes":[
			  {"name":"floor","type":"integer"},{"name":"members","multiValued":true}]}""";

	private static Path folder;

	private static Product product;

	@BeforeAll
	static void start() {
		folder = Folders.fresh("extension");
		product = Product.start(folder);
	}

	@AfterAll
	static void stop() {
		product.close();
	}

	@Test
	void shouldBeRegisteredReadChangedAndRemoved() {
		Tenant tenant = Tenant.create(product.admin(), "ext-admin");
		Scim admin = product.admin();
		String all = "/sites/ext-admin/extensions";
		Scim.Answer made = admin.post(all, BADGE).expect(201);
		assertThat(made.headers()).containsEntry("etag", "\"1\"");
		assertThat(made.headers().get("location")).endsWith("/extensions/" + URN);
		assertThat(made.text("/resource")).isEqualTo("user");
		assertThat(made.text("/attributes/10/returned")).as("of what is writeOnly").isEqualTo("never");
		assertThat(made.text("/attributes/7/caseExact")).as("of a reference").isEqualTo("true");
		assertThat(admin.post(all, BADGE).expect(409).body()).contains("already", "\"urn\"");
		assertThat(admin.get(all + "/" + URN).expect(200).json()).isEqualTo(made.json());
		assertThat(admin.get(all).expect(200).json().at("/items").size()).isEqualTo(1);

		String more = changed(BADGE, "\"attributes\":[", "\"attributes\":[{\"name\":\"zone\"},");
		Scim.Answer changed = admin.with("If-Match", "\"1\"").put(all + "/" + URN, more).expect(200);
		assertThat(changed.headers()).containsEntry("etag", "\"2\"");
		assertThat(admin.with("If-Match", "\"1\"").put(all + "/" + URN, more).expect(412).body()).contains("version 2");
		assertThat(admin.put(all + "/" + URN, changed(BADGE, "", "")).expect(409).body()).contains("zone", "gone");
		assertThat(
				admin.put(all + "/" + URN, changed(more, "\"name\":\"tags\",\"multiValued\":true", "\"name\":\"tags\""))
					.expect(409)
					.body())
			.contains("attributes[15].multiValued");
		assertThat(admin.put(all + "/" + URN, changed(more, "\"decimal\"", "\"integer\"")).expect(409).body())
			.contains("attributes[2].type", "Expected decimal as before");
		assertThat(admin.put(all + "/" + URN, changed(more, "\"resource\":\"user\"", "\"resource\":\"group\""))
			.expect(409)
			.body()).contains("resource");
		admin.put(all + "/urn:example:none", more).expect(404);

		admin.with("If-Match", "\"1\"").delete(all + "/" + URN).expect(412);
		admin.with("If-Match", "\"2\"").delete(all + "/" + URN).expect(204);
		admin.get(all + "/" + URN).expect(404);
		admin.delete(all + "/" + URN).expect(404);
		assertThat(admin.get(all).expect(200).json().at("/items").size()).isZero();
		assertThat(admin.post(all, BADGE).expect(409).body()).as("it has to fit what is stored").contains("zone");
		assertThat(admin.post(all, BADGE.replace("\"attributes\":[", "\"attributes\":[{\"name\":\"zone\"},"))
			.expect(201)
			.headers()).containsEntry("etag", "\"4\"");
		assertThat(tenant.scim(product.scimBase()).get("/Schemas/" + URN).expect(200).body()).contains("\"zone\"");
		assertThat(new Topic(product.bootstrap()).events("ext-admin")
			.stream()
			.filter((event) -> event.event().entity() instanceof Extension)
			.map((event) -> event.actor() + " " + event.event().type() + " " + event.event().changed()))
			.containsExactly("administrator dev.rollcall.extension.created.v1 []",
					"administrator dev.rollcall.extension.updated.v1 [schema]",
					"administrator dev.rollcall.extension.updated.v1 [removed]",
					"administrator dev.rollcall.extension.updated.v1 [removed]");
		admin.get("/sites/no-such/extensions").expect(404);
		admin.post("/sites/no-such/extensions", BADGE).expect(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					urn:ietf:params:scim:schemas:core:2.0:User                  | {"name":"a"}                                   | urn                              | reserved
					urn:ietf:params:scim:schemas:extension:enterprise:2.0:User  | {"name":"a"}                                   | urn                              | reserved
					urn:rollcall:scim:schemas:extension:account:1.0:User        | {"name":"a"}                                   | urn                              | reserved
					badge                                                       | {"name":"a"}                                   | urn                              | Expected a URN
					urn:example:x                                               | {"name":"1a"}                                  | attributes[0].name               | section 2.1
					urn:example:x                                               | {"name":"a"},{"name":"A"}                      | attributes[1].name               | twice
					urn:example:x                                               | {"name":"a","type":"text"}                     | attributes[0].type               | Expected one of string
					urn:example:x                                               | {"name":"a","uniqueness":"server"}             | attributes[0].uniqueness         | not kept apart
					urn:example:x                                               | {"name":"a","type":"complex"}                  | attributes[0].subAttributes      | at least one
					urn:example:x                                               | {"name":"a","subAttributes":[{"name":"b"}]}    | attributes[0].subAttributes      | not of type complex
					urn:example:x                                               | {"name":"a","type":"complex","subAttributes":[{"name":"b","type":"complex"}]} | attributes[0].subAttributes[0].type | simple type
					urn:example:x                                               | {"name":"a","multivalued":true}                | attributes[0].multivalued        | none of them
					urn:example:x                                               | {"name":"password"}                            | attributes[0].name               | never kept
					urn:example:x                                               | {"name":"a","required":"yes"}                  | attributes[0].required           | true or false
					""")
	void shouldNameTheFieldAndTheReason(String urn, String attributes, String field, String reason) {
		product.tenant("ext-faults", "okta");
		Scim.Answer refused = product.admin()
			.post("/sites/ext-faults/extensions",
					"{\"urn\":\"%s\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[%s]}".formatted(urn,
							attributes))
			.expect(400);
		List<String> fields = new ArrayList<>();
		refused.json().path("errors").forEach((error) -> fields.add(error.path("field").asString()));
		assertThat(fields).contains(field);
		assertThat(refused.body()).contains(reason);
	}

	@Test
	void shouldRefuseAUrnThatOverlapsAnotherAndTooManyAttributes() {
		Tenant.create(product.admin(), "ext-limits");
		String all = "/sites/ext-limits/extensions";
		product.admin().post(all, BADGE).expect(201);
		for (String urn : List.of(URN + ":User", "urn:example:scim", "urn:example:scim:2")) {
			Scim.Answer refused = product.admin().post(all, BADGE.replace("\"urn\":\"" + URN, "\"urn\":\"" + urn));
			assertThat(refused.expect(409).body()).contains("overlaps", URN);
		}
		StringBuilder many = new StringBuilder("{\"name\":\"a\"}");
		for (int i = 0; i < 100; i++) {
			many.append(",{\"name\":\"a").append(i).append("\"}");
		}
		assertThat(product.admin()
			.post(all,
					"{\"urn\":\"urn:example:many\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[" + many + "]}")
			.expect(409)
			.body()).contains("at most 100", "extension-attributes");
	}

	@Test
	void shouldBeDiscoveredByItsOwnSiteOnly() {
		Scim scim = site("ext-discovery");
		Scim other = Tenant.create(product.admin(), "ext-elsewhere").scim(product.scimBase());
		JsonNode schema = scim.get("/Schemas/" + URN).expect(200).json();
		assertThat(schema.path("id").asString()).isEqualTo(URN);
		assertThat(schema.at("/attributes/0/required").booleanValue()).isTrue();
		assertThat(schema.at("/meta/resourceType").asString()).isEqualTo("Schema");
		assertThat(scim.get("/Schemas").expect(200).body()).contains(URN, TEAM);
		JsonNode extensions = scim.get("/ResourceTypes/User").expect(200).json().path("schemaExtensions");
		assertThat(extensions.valueStream().filter((one) -> one.path("schema").asString().equals(URN))).singleElement()
			.matches((one) -> !one.path("required").booleanValue());
		assertThat(scim.get("/ResourceTypes/Group").expect(200).body()).contains(TEAM).doesNotContain(URN);

		product.admin()
			.put("/sites/ext-discovery/extensions/" + TEAM,
					changed(TEAMS, "\"resource\":", "\"required\":true,\"resource\":"))
			.expect(200);
		assertThat(scim.get("/ResourceTypes").expect(200).body())
			.contains("{\"schema\":\"" + TEAM + "\",\"required\":true}");
		assertThat(scim.post("/Groups", Bodies.group("G")).expect(400).text("/scimType")).isEqualTo("invalidValue");

		for (String path : List.of("/Schemas", "/ResourceTypes")) {
			assertThat(other.get(path).expect(200).body()).doesNotContain("urn:example");
		}
		other.get("/Schemas/" + URN).expect(404);
		Scim.Answer unknown = other.post("/Users", user("else@ext.example", "{\"number\":\"not even a number\"}"))
			.expect(201);
		assertThat(unknown.body()).as("as any attribute that is not known").doesNotContain("urn:example");
		assertThat(other.patch("/Users/" + unknown.id(), set(URN + ":number", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		assertThat(total(other, URN + ":number pr")).isZero();
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
		Scim scim = scim("ext-types");
		Scim.Answer refused = scim.post("/Users", user("wrong@ext.example", extension)).expect(400);
		assertThat(refused.text("/scimType")).isEqualTo("invalidValue");
		assertThat(refused.text("/detail")).contains(detail);
		String id = scim.post("/Users", user("p" + System.nanoTime() + "@ext.example", "{\"number\":1}"))
			.expect(201)
			.id();
		if (extension.startsWith("{\"number\":1,")) {
			JsonNode sent = MAPPER.readTree(extension);
			for (String name : sent.propertyNames()) {
				if (!name.equals("number")) {
					Scim.Answer patched = scim.patch("/Users/" + id, set(URN + ":" + name, sent.get(name).toString()));
					assertThat(patched.expect(400).text("/scimType")).as(name).isEqualTo("invalidValue");
				}
			}
		}
	}

	@Test
	void shouldTakeValuesByTheirTypesAndShowThemAsTheySay() {
		Scim scim = site("ext-values");
		Scim.Answer made = scim.post("/Users", user("ada@ext.example",
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
		Scim scim = site("ext-patch");
		String id = scim.post("/Users", user("ada@ext.example",
				"{\"number\":1,\"serial\":\"s\",\"doors\":[{\"value\":\"N\",\"type\":\"in\"},{\"value\":\"S\",\"type\":\"in\"}]}"))
			.expect(201)
			.id();
		assertThat(patched(scim, id, set(URN + ":number", "2")).path("number").intValue()).isEqualTo(2);
		assertThat(patched(scim, id, set(URN.toUpperCase(java.util.Locale.ROOT) + ":HOME.floor", "3")).at("/home/floor")
			.intValue()).isEqualTo(3);
		assertThat(patched(scim, id, set(URN + ":doors[value eq \\\"N\\\"].type", "\"out\"")).at("/doors/0/type")
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
		assertThat(scim.patch("/Users/" + id, set("number", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		assertThat(scim.patch("/Users/" + id, set(URN + ":none", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		for (String refused : List.of(set(URN + ":serial", "\"t\""), set(URN + ":issuedBy", "\"me\""),
				Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + ":number\"}"))) {
			assertThat(scim.patch("/Users/" + id, refused).expect(400).text("/scimType")).isEqualTo("mutability");
		}
		assertThat(patched(scim, id, set(URN + ":serial", "\"s\"")).path("serial").asString()).isEqualTo("s");
		String other = scim.post("/Users", user("eve@ext.example", "{\"number\":1,\"nick\":\"Ace\"}")).expect(201).id();
		JsonNode gone = scim.patch("/Users/" + other, Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + "\"}"))
			.expect(200)
			.json();
		assertThat(gone.has(URN)).isFalse();
		assertThat(gone.path("schemas").size()).isEqualTo(1);
		assertThat(scim.patch("/Users/" + other, set(URN + ":nick", "\"Ace\"")).expect(400).text("/detail"))
			.contains("Badge:number");
	}

	@Test
	void shouldBeReplaced() {
		Scim scim = site("ext-put");
		String id = scim
			.post("/Users",
					user("ada@ext.example",
							"{\"number\":1,\"serial\":\"s\",\"secret\":\"hush\",\"nick\":\"Ace\",\"issuedBy\":\"me\"}"))
			.expect(201)
			.id();
		JsonNode put = scim.put("/Users/" + id, user("ada@ext.example", "{\"number\":2,\"issuedBy\":\"me\"}"))
			.expect(200)
			.json()
			.path(URN);
		assertThat(put.toString()).isEqualTo("{\"number\":2,\"serial\":\"s\"}");
		assertThat(scim.put("/Users/" + id, user("ada@ext.example", "{\"number\":2,\"serial\":\"t\"}"))
			.expect(400)
			.text("/scimType")).isEqualTo("mutability");
		assertThat(
				scim.put("/Users/" + id, user("ada@ext.example", "{\"nick\":\"Ace\"}")).expect(400).text("/scimType"))
			.isEqualTo("invalidValue");
		Scim.Answer stale = scim.with("If-Match", "W/\"1\"")
			.put("/Users/" + id, user("ada@ext.example", "{\"number\":3}"));
		stale.expect(412);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			@number eq 10                                              | a
			@number gt 9 and @number lt 100                            | a
			@number ge 10                                              | a c
			@level lt 0.75                                             | a
			@holder eq "Ann"                                           | a
			@holder eq "ann"                                           | b
			@nick eq "ACE"                                             | a b
			@nick co "c"                                               | a b
			@since gt "2026-01-01T00:00:00Z"                           | b
			@since le "2026-01-01T01:00:00+01:00"                      | a
			@lost eq true                                              | b
			@tags eq "RED"                                             | a c
			@doors[value eq "north" and type eq "in"]                  | a
			@doors[until gt "2026-06-01T00:00:00Z"]                    | b
			@home.floor le 2 and userName sw "a"                       | a
			@number pr and not (@nick pr)                              | c
			@secret eq "hush"                                          | ~~
			@pin sw "1"                                                | ~~
			@doors[code eq "x"]                                        | ~~
			number eq 10                                               | ~~
			""")
	void shouldBeFiltered(String filter, String expected) {
		Scim scim = people();
		JsonNode found = scim.find("Users", filter.replace("@", URN + ":")).expect(200).json();
		assertThat(names(found)).isEqualTo(expected);
		JsonNode searched = scim
			.post("/Users/.search",
					"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":"
							+ MAPPER.writeValueAsString(filter.replace("@", URN + ":")) + "}")
			.expect(200)
			.json();
		assertThat(names(searched)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "#number, ascending, b a c", "#number, descending, c a b", "#holder, ascending, a b c",
			"#since, descending, c b a", "#doors, ascending, a b c" })
	void shouldBeSorted(String attribute, String order, String expected) {
		JsonNode found = people()
			.get("/Users?filter=" + URLEncoder.encode(URN + ":number pr", StandardCharsets.UTF_8) + "&sortBy="
					+ attribute.replace("#", URN + ":") + "&sortOrder=" + order)
			.expect(200)
			.json();
		assertThat(names(found)).isEqualTo(expected);
		assertThat(people().get("/Users?sortBy=" + URN + ":pin").expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
	}

	@Test
	void shouldExtendGroups() {
		Scim scim = site("ext-groups");
		String user = scim.post("/Users", Bodies.user("m@ext.example")).expect(201).id();
		Scim.Answer made = scim.post("/Groups",
				"{\"schemas\":[\"%s\",\"%s\"],\"displayName\":\"G\",\"%s\":{\"floor\":2,\"members\":[\"x\"]},\"members\":[{\"value\":\"%s\"}]}"
					.formatted(GROUP, TEAM, TEAM, user))
			.expect(201);
		assertThat(made.json().path(TEAM).toString()).isEqualTo("{\"floor\":2,\"members\":[\"x\"]}");
		String path = "/Groups/" + made.id();
		scim.patch(path, set(TEAM + ":members", "[\"y\",\"z\"]")).expect(204);
		scim.patch(path, Bodies.patch("{\"op\":\"add\",\"value\":{\"" + TEAM + "\":{\"floor\":5}}}")).expect(204);
		JsonNode read = scim.get(path).expect(200).json();
		assertThat(read.path(TEAM).toString()).isEqualTo("{\"floor\":5,\"members\":[\"y\",\"z\"]}");
		assertThat(read.path("members").size()).isEqualTo(1);
		assertThat(scim.find("Groups", TEAM + ":floor gt 4").expect(200).json().path("totalResults").intValue())
			.isEqualTo(1);
		assertThat(scim.find("Groups", TEAM + ":members eq \"y\"").expect(200).json().path("totalResults").intValue())
			.isEqualTo(1);
		assertThat(scim.patch(path, set(TEAM + ":floor", "\"top\"")).expect(400).text("/scimType"))
			.isEqualTo("invalidValue");
	}

	@Test
	void shouldDemandARequiredExtension() {
		Scim scim = site("ext-required");
		String old = scim.post("/Users", Bodies.user("old@ext.example")).expect(201).id();
		product.admin()
			.put("/sites/ext-required/extensions/" + URN,
					changed(BADGE, "\"resource\":", "\"required\":true,\"resource\":"))
			.expect(200);
		assertThat(scim.post("/Users", Bodies.user("new@ext.example")).expect(400).text("/detail")).contains(URN);
		assertThat(scim.put("/Users/" + old, Bodies.user("old@ext.example")).expect(400).text("/scimType"))
			.isEqualTo("invalidValue");
		scim.patch("/Users/" + old, set("title", "\"T\"")).expect(200);
		scim.put("/Users/" + old, user("old@ext.example", "{\"number\":1}")).expect(200);
		assertThat(scim.patch("/Users/" + old, Bodies.patch("{\"op\":\"remove\",\"path\":\"" + URN + "\"}"))
			.expect(400)
			.text("/scimType")).isEqualTo("mutability");
	}

	@Test
	void shouldHideTheDataOfARemovedExtensionAndBringItBack() {
		Scim scim = site("ext-removed");
		String id = scim.post("/Users", user("ada@ext.example", "{\"number\":1,\"secret\":\"hush\"}")).expect(201).id();
		product.admin().delete("/sites/ext-removed/extensions/" + URN).expect(204);
		for (String path : List.of("/Users/" + id, "/Users", "/Users/" + id + "?attributes=" + URN, "/Schemas",
				"/ResourceTypes")) {
			assertThat(scim.get(path).expect(200).body()).as(path).doesNotContain(URN);
		}
		scim.get("/Schemas/" + URN).expect(404);
		assertThat(total(scim, URN + ":number pr")).isZero();
		assertThat(scim.patch("/Users/" + id, set(URN + ":number", "2")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		scim.patch("/Users/" + id, set("title", "\"T\"")).expect(200);
		assertThat(scim.put("/Users/" + id, user("ada@ext.example", "{\"number\":5}")).expect(200).body())
			.doesNotContain(URN);
		product.admin().post("/sites/ext-removed/extensions", BADGE).expect(201);
		JsonNode back = scim.get("/Users/" + id).expect(200).json();
		assertThat(back.path(URN).toString()).isEqualTo("{\"number\":1}");
		assertThat(back.path("schemas").toString()).contains(URN);
		assertThat(total(scim, URN + ":number eq 1")).isEqualTo(1);
	}

	@Test
	void shouldFindInRecordedRequestsWhatWasNotKnownThen() {
		Tenant tenant = Tenant.create(product.admin(), "ext-again");
		Scim scim = tenant.scim(product.scimBase());
		String early = scim.post("/Users", user("early@ext.example", "{\"number\":1}")).expect(201).id();
		assertThat(scim.get("/Users/" + early).expect(200).body()).doesNotContain(URN);
		product.admin().post("/sites/ext-again/extensions", BADGE).expect(201);
		String later = scim.post("/Users", user("later@ext.example", "{\"number\":2,\"serial\":\"s\"}"))
			.expect(201)
			.id();
		scim.put("/Users/" + later, user("later@ext.example", "{\"number\":3}")).expect(200);
		scim.patch("/Users/" + later, set(URN + ":number", "4")).expect(200);

		JsonNode preview = again("ready");
		assertThat(preview.path("users").intValue()).isEqualTo(1);
		assertThat(preview.path("undecidable").intValue()).isZero();
		String id = preview.path("id").asString();
		product.admin().post("/sites/ext-again/reinterpretations/" + id + "/apply", "").expect(202);
		Wait.until(Duration.ofSeconds(60),
				() -> scim.get("/Users/" + early).text("/" + URN + "/number").equals("1") ? true : null,
				() -> "the early user to have its number");
		assertThat(scim.get("/Users/" + later).text("/" + URN + "/number")).isEqualTo("4");

		product.admin().delete("/sites/ext-again/extensions/" + URN).expect(204);
		scim.patch("/Users/" + later, set("title", "\"T\"")).expect(200);
		JsonNode after = again("ready");
		assertThat(after.path("users").intValue()).as("a removed extension changes no reading of the past").isZero();
		assertThat(after.path("undecidable").intValue()).isZero();
	}

	@Test
	void shouldBeThereAfterARestart() {
		Path own = Folders.fresh("extension-restart");
		String id;
		Tenant tenant;
		try (Product first = Product.start(own)) {
			tenant = Tenant.create(first.admin(), "ext-restart");
			first.admin().post("/sites/ext-restart/extensions", BADGE).expect(201);
			id = tenant.scim(first.scimBase())
				.post("/Users", user("ada@ext.example", "{\"number\":1,\"secret\":\"hush\"}"))
				.expect(201)
				.id();
		}
		try (Product second = Product.start(own)) {
			Scim scim = tenant.scim(second.scimBase());
			assertThat(scim.get("/Users/" + id).expect(200).json().path(URN).toString()).isEqualTo("{\"number\":1}");
			scim.get("/Schemas/" + URN).expect(200);
			assertThat(scim.patch("/Users/" + id, set(URN + ":number", "2")).expect(200).json().path(URN).toString())
				.isEqualTo("{\"number\":2}");
			assertThat(total(scim, URN + ":number eq 2")).isEqualTo(1);
			assertThat(second.admin().get("/sites/ext-restart/extensions/" + URN).expect(200).text("/version"))
				.isEqualTo("1");
		}
	}

	private static JsonNode again(String state) {
		String id = product.admin().post("/sites/ext-again/reinterpretations", "").expect(202).id();
		return Wait.until(Duration.ofSeconds(60), () -> {
			JsonNode now = product.admin().get("/sites/ext-again/reinterpretations/" + id).expect(200).json();
			return now.path("state").asString().equals(state) ? now : null;
		}, () -> "the reinterpretation to be " + state);
	}

	/** A site of its own with both extensions. */
	private static Scim site(String name) {
		Tenant tenant = Tenant.create(product.admin(), name);
		product.admin().post("/sites/" + name + "/extensions", BADGE).expect(201);
		product.admin().post("/sites/" + name + "/extensions", TEAMS).expect(201);
		return tenant.scim(product.scimBase());
	}

	/** The same, made on first use. */
	private static Scim scim(String name) {
		Tenant tenant = product.tenant(name, "okta");
		if (product.admin().get("/sites/" + name + "/extensions/" + URN).status() == 404) {
			product.admin().post("/sites/" + name + "/extensions", BADGE).expect(201);
		}
		return tenant.scim(product.scimBase());
	}

	private static Scim people() {
		Scim scim = scim("ext-people");
		if (scim.get("/Users?count=0").expect(200).json().path("totalResults").intValue() == 0) {
			scim.post("/Users", user("a",
					"{\"number\":10,\"level\":0.5,\"holder\":\"Ann\",\"nick\":\"ace\",\"since\":\"2026-01-01T00:00:00Z\","
							+ "\"tags\":[\"red\",\"blue\"],\"home\":{\"floor\":2},\"secret\":\"hush\",\"pin\":\"1\","
							+ "\"doors\":[{\"value\":\"North\",\"type\":\"in\",\"code\":\"x\"},{\"value\":\"south\",\"type\":\"out\"}]}"))
				.expect(201);
			scim.post("/Users", user("b",
					"{\"number\":9,\"level\":0.75,\"holder\":\"ann\",\"nick\":\"Ace\",\"lost\":true,\"since\":\"2026-01-02T00:00:00Z\","
							+ "\"doors\":[{\"value\":\"north\",\"type\":\"out\",\"until\":\"2026-12-31T00:00:00Z\"}]}"))
				.expect(201);
			scim.post("/Users", user("c", "{\"number\":100,\"tags\":[\"Red\"]}")).expect(201);
			scim.post("/Users", Bodies.user("d")).expect(201);
		}
		return scim;
	}

	private static String names(JsonNode list) {
		return list.path("Resources")
			.valueStream()
			.map((user) -> user.path("userName").asString())
			.reduce((one, other) -> one + " " + other)
			.orElse("");
	}

	private static int total(Scim scim, String filter) {
		return scim.find("Users", filter).expect(200).json().path("totalResults").intValue();
	}

	private static JsonNode patched(Scim scim, String id, String body) {
		JsonNode after = scim.patch("/Users/" + id, body).expect(200).json();
		assertThat(scim.get("/Users/" + id).expect(200).json()).isEqualTo(after);
		return after.path(URN);
	}

	private static String set(String path, String value) {
		return Bodies.patch("{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}");
	}

	private static String user(String name, String extension) {
		return "{\"schemas\":[\"%s\",\"%s\"],\"userName\":\"%s\",\"active\":true,\"%s\":%s}".formatted(USER, URN, name,
				URN, extension);
	}

	/** The body of a PUT: the path has the URN. */
	private static String changed(String extension, String what, String by) {
		return extension.replaceFirst("\"urn\":\"[^\"]*\",", "").replace(what, what.isEmpty() ? "" : by);
	}

}
