package dev.rollcall.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static dev.rollcall.e2e.SampleExtensions.BADGE;
import static dev.rollcall.e2e.SampleExtensions.TEAM;
import static dev.rollcall.e2e.SampleExtensions.TEAMS;
import static dev.rollcall.e2e.SampleExtensions.URN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where and for how long a schema extension is known: at its own site, over restarts,
 * until it is removed, and in what was sent before it was registered. Every SCIM request
 * comes right after the change that it is about, so that a gateway that were late would
 * show.
 */
@ExtendWith(SharedProduct.class)
class ExtensionLifetimeIT {

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@Test
	void shouldBeDiscoveredByItsOwnSiteOnly() {
		Scim scim = SampleExtensions.site(product, "ext-discovery");
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
					SampleExtensions.changed(TEAMS, "\"resource\":", "\"required\":true,\"resource\":"))
			.expect(200);
		assertThat(scim.get("/ResourceTypes").expect(200).body())
			.contains("{\"schema\":\"" + TEAM + "\",\"required\":true}");
		assertThat(scim.post("/Groups", Bodies.group("G")).expect(400).text("/scimType")).isEqualTo("invalidValue");

		for (String path : List.of("/Schemas", "/ResourceTypes")) {
			assertThat(other.get(path).expect(200).body()).doesNotContain("urn:example");
		}
		other.get("/Schemas/" + URN).expect(404);
		Scim.Answer unknown = other
			.post("/Users", SampleExtensions.user("else@ext.example", "{\"number\":\"not even a number\"}"))
			.expect(201);
		assertThat(unknown.body()).as("as any attribute that is not known").doesNotContain("urn:example");
		assertThat(
				other.patch("/Users/" + unknown.id(), Bodies.set(URN + ":number", "1")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		assertThat(total(other, URN + ":number pr")).isZero();
	}

	@Test
	void shouldHideTheDataOfARemovedExtensionAndBringItBack() {
		Scim scim = SampleExtensions.site(product, "ext-removed");
		String id = scim.post("/Users", SampleExtensions.user("ada@ext.example", "{\"number\":1,\"secret\":\"hush\"}"))
			.expect(201)
			.id();
		product.admin().delete("/sites/ext-removed/extensions/" + URN).expect(204);
		for (String path : List.of("/Users/" + id, "/Users", "/Users/" + id + "?attributes=" + URN, "/Schemas",
				"/ResourceTypes")) {
			assertThat(scim.get(path).expect(200).body()).as(path).doesNotContain(URN);
		}
		scim.get("/Schemas/" + URN).expect(404);
		assertThat(total(scim, URN + ":number pr")).isZero();
		assertThat(scim.patch("/Users/" + id, Bodies.set(URN + ":number", "2")).expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
		scim.patch("/Users/" + id, Bodies.set("title", "\"T\"")).expect(200);
		assertThat(
				scim.put("/Users/" + id, SampleExtensions.user("ada@ext.example", "{\"number\":5}")).expect(200).body())
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
		String early = scim.post("/Users", SampleExtensions.user("early@ext.example", "{\"number\":1}"))
			.expect(201)
			.id();
		assertThat(scim.get("/Users/" + early).expect(200).body()).doesNotContain(URN);
		product.admin().post("/sites/ext-again/extensions", BADGE).expect(201);
		String later = scim
			.post("/Users", SampleExtensions.user("later@ext.example", "{\"number\":2,\"serial\":\"s\"}"))
			.expect(201)
			.id();
		scim.put("/Users/" + later, SampleExtensions.user("later@ext.example", "{\"number\":3}")).expect(200);
		scim.patch("/Users/" + later, Bodies.set(URN + ":number", "4")).expect(200);

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
		scim.patch("/Users/" + later, Bodies.set("title", "\"T\"")).expect(200);
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
				.post("/Users", SampleExtensions.user("ada@ext.example", "{\"number\":1,\"secret\":\"hush\"}"))
				.expect(201)
				.id();
		}
		try (Product second = Product.start(own)) {
			Scim scim = tenant.scim(second.scimBase());
			assertThat(scim.get("/Users/" + id).expect(200).json().path(URN).toString()).isEqualTo("{\"number\":1}");
			scim.get("/Schemas/" + URN).expect(200);
			assertThat(scim.patch("/Users/" + id, Bodies.set(URN + ":number", "2"))
				.expect(200)
				.json()
				.path(URN)
				.toString()).isEqualTo("{\"number\":2}");
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

	private static int total(Scim scim, String filter) {
		return scim.find("Users", filter).expect(200).json().path("totalResults").intValue();
	}

}
