package dev.rollcall.gateway.scim;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.SiteSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class DiscoveryTest {

	private static final String BASE = "https://scim.example/scim/v2";

	private final Discovery discovery = new Discovery(BASE,
			new Discovery.Limits(new ListQuery.Limits(100, 500), Duration.ofHours(1), 10, 1000), SiteSchema.COMMON);

	@Test
	void shouldSayWhatIsSupported() {
		JsonNode config = Json.of(this.discovery.serviceProviderConfig());

		assertThat(config.path("schemas").path(0).stringValue())
			.isEqualTo("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
		assertThat(config.path("patch")).isEqualTo(Json.of("{'supported':true}"));
		assertThat(config.path("filter")).isEqualTo(Json.of("{'supported':true,'maxResults':500}"));
		assertThat(config.path("etag")).isEqualTo(Json.of("{'supported':true}"));
		assertThat(config.path("bulk"))
			.isEqualTo(Json.of("{'supported':true,'maxOperations':10,'maxPayloadSize':1000}"));
		assertThat(config.path("sort")).isEqualTo(Json.of("{'supported':true}"));
		assertThat(config.path("pagination"))
			.isEqualTo(Json.of("{'cursor':true,'index':true,'defaultPaginationMethod':'index','defaultPageSize':100,"
					+ "'maxPageSize':500,'cursorTimeout':3600}"));
		assertThat(config.path("securityEvents")).isEqualTo(Json.of("{'asyncRequest':'request','eventUris':[]}"));
		assertThat(config.path("changePassword")).isEqualTo(Json.of("{'supported':false}"));
		assertThat(
				config.path("authenticationSchemes").valueStream().map((scheme) -> scheme.path("type").stringValue()))
			.containsExactly("oauthbearertoken", "httpbasic");
		assertThat(config.path("authenticationSchemes"))
			.allSatisfy((scheme) -> assertThat(scheme.propertyNames()).contains("type", "name", "description"));
		assertThat(config.path("meta")).isEqualTo(
				Json.of("{'resourceType':'ServiceProviderConfig','location':'" + BASE + "/ServiceProviderConfig'}"));
	}

	@Test
	void shouldListTheResourceTypes() {
		JsonNode types = Json.of(this.discovery.resourceTypes());

		assertThat(types.path("totalResults").intValue()).isEqualTo(2);
		assertThat(types.path("Resources")).containsExactly(Json.of(this.discovery.resourceType("User").orElseThrow()),
				Json.of(this.discovery.resourceType("Group").orElseThrow()));
		assertThat(types.path("Resources").path(0)).isEqualTo(Json.of("""
				{'schemas':['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],'id':'User','name':'User',
				'endpoint':'/Users','description':'User account','schema':'<USER>',
				'schemaExtensions':[{'schema':'<ENT>','required':false},{'schema':'%s','required':false}],
				'meta':{'resourceType':'ResourceType','location':'%s/ResourceTypes/User'}}"""
			.formatted(AccountSchema.URN, BASE)));
		assertThat(types.path("Resources").path(1).path("endpoint").stringValue()).isEqualTo("/Groups");
	}

	@Test
	void shouldListTheSchemas() {
		JsonNode schemas = Json.of(this.discovery.schemas());

		assertThat(schemas.path("Resources").valueStream().map((schema) -> schema.path("id").stringValue()))
			.containsExactly(Json.USER, Json.ENTERPRISE, AccountSchema.URN, Json.GROUP);
		assertThat(schemas.path("totalResults").intValue()).isEqualTo(4);
		assertThat(schemas.findValues("name")).extracting(JsonNode::stringValue)
			.contains("userName", "emails", "manager", "members");
		assertThat(schemas.toString()).doesNotContain("null");
	}

	/** RFC 7643 section 7 asks for these of every attribute. */
	@Test
	void shouldDescribeEveryAttributeWhole() {
		Json.of(this.discovery.schemas()).path("Resources").forEach((schema) -> whole(schema.path("attributes")));
	}

	private static void whole(JsonNode attributes) {
		assertThat(attributes).isNotEmpty();
		for (JsonNode attribute : attributes) {
			assertThat(attribute.propertyNames()).as(attribute.toString())
				.contains("name", "type", "multiValued", "description", "required", "mutability", "returned",
						"uniqueness");
			assertThat(Set.of("string", "boolean", "decimal", "integer", "dateTime", "reference", "binary", "complex"))
				.contains(attribute.path("type").stringValue());
			if (attribute.path("type").stringValue().equals("complex")) {
				whole(attribute.path("subAttributes"));
			}
		}
	}

	@Test
	void shouldShowOneSchema() {
		JsonNode schema = Json.of(this.discovery.schema(Json.USER).orElseThrow());

		assertThat(schema.path("meta"))
			.isEqualTo(Json.of("{'resourceType':'Schema','location':'" + BASE + "/Schemas/<USER>'}"));
		JsonNode password = attribute(schema, "password");
		assertThat(List.of(password.path("returned").stringValue(), password.path("mutability").stringValue()))
			.containsExactly("never", "writeOnly");
		JsonNode userName = attribute(schema, "userName");
		assertThat(List.of(userName.path("type").stringValue(), userName.path("returned").stringValue(),
				userName.path("uniqueness").stringValue()))
			.containsExactly("string", "default", "server");
		assertThat(this.discovery.schema(Json.USER.toUpperCase(Locale.ROOT))).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "urn:ietf:params:scim:schemas:core:2.0:Nothing", "", "User", "Spaceship" })
	void shouldKnowNothingElse(String name) {
		assertThat(this.discovery.schema(name)).isEmpty();
		assertThat(this.discovery.resourceType(name.equals("User") ? "user" : name)).isEmpty();
	}

	private static JsonNode attribute(JsonNode schema, String name) {
		return schema.path("attributes")
			.valueStream()
			.filter((attribute) -> attribute.path("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
