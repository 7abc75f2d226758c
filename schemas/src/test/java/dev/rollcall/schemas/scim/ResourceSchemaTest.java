package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ResourceSchemaTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ID                                                          | id
			META.LASTMODIFIED                                           | meta.lastModified
			emails.$REF                                                 | -
			members.$REF                                                | members.$ref
			urn:ietf:params:scim:schemas:core:2.0:group:displayname     | displayName
			urn:ietf:params:scim:schemas:core:2.0:User:userName         | -
			displayName.x.y                                             | -
			urn                                                         | -
			''                                                          | -
			""")
	void shouldFindAttributesOfAGroup(String name, String path) {
		assertThat(ResourceSchema.GROUP.find(name).map(AttributeTarget::path).orElse("-")).isEqualTo(path);
	}

	@Test
	void shouldShowItselfAsRfc7643Does() {
		// when
		JsonNode json = ResourceSchema.USER.core().toJson();
		JsonNode userName = json.at("/attributes/0");
		JsonNode name = json.at("/attributes/1");
		// then
		assertThat(json.get("id").stringValue()).isEqualTo("urn:ietf:params:scim:schemas:core:2.0:User");
		assertThat(userName.toString()).isEqualTo("""
				{"name":"userName","type":"string","multiValued":false,\
				"description":"Name that identifies the user to the service","required":true,"caseExact":false,\
				"mutability":"readWrite","returned":"default","uniqueness":"server"}""");
		assertThat(name.get("type").stringValue()).isEqualTo("complex");
		assertThat(name.get("subAttributes").valueStream().map((sub) -> sub.get("name").stringValue())).containsExactly(
				"formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix");
		assertThat(json.get("attributes").valueStream().map((attribute) -> attribute.get("name").stringValue()))
			.containsExactly("userName", "name", "displayName", "nickName", "profileUrl", "title", "userType",
					"preferredLanguage", "locale", "timezone", "active", "password", "emails", "phoneNumbers", "ims",
					"photos", "addresses", "groups", "entitlements", "roles", "x509Certificates");
		assertThat(ResourceSchema.USER.extensions()
			.get(0)
			.toJson()
			.get("attributes")
			.valueStream()
			.map((attribute) -> attribute.get("name").stringValue()))
			.containsExactly("employeeNumber", "costCenter", "organization", "division", "department", "manager");
		assertThat(ResourceSchema.GROUP.core().toJson().toString()).doesNotContain("null");
	}

	@Test
	void shouldTakeTheDefaultsOfRfc7643() {
		for (AttributeDefinition plain : List.of(
				AttributeDefinition.of("level", AttributeDefinition.Type.STRING, "Level"),
				AttributeDefinition.complex("level", "Level",
						List.of(AttributeDefinition.of("value", AttributeDefinition.Type.STRING, "Value"))))) {
			assertThat(plain.required()).isFalse();
			assertThat(plain.canonicalValues()).isEmpty();
			assertThat(plain.caseExact()).isFalse();
			assertThat(plain.mutability()).isEqualTo(AttributeDefinition.Mutability.READ_WRITE);
			assertThat(plain.returned()).isEqualTo(AttributeDefinition.Returned.DEFAULT);
			assertThat(plain.uniqueness()).isEqualTo(AttributeDefinition.Uniqueness.NONE);
			assertThat(plain.multiValued()).isFalse();
		}
		assertThat(ResourceSchema.USER.core().attribute("title").orElseThrow()).isEqualTo(
				AttributeDefinition.of("title", AttributeDefinition.Type.STRING, "Position, such as Vice President"));
	}

	@Test
	void shouldHaveOnlySimpleAttributesWithinComplexOnes() {
		List<SchemaDefinition> all = new ArrayList<>(ResourceSchema.USER.extensions());
		all.addAll(List.of(ResourceSchema.USER.core(), ResourceSchema.GROUP.core()));
		assertThat(all.stream().flatMap((schema) -> schema.attributes().stream()))
			.anyMatch(AttributeDefinition::isComplex)
			.flatMap(AttributeDefinition::subAttributes)
			.noneMatch(AttributeDefinition::isComplex);
	}

	@Test
	void shouldRefuseWhatIsThereTwice() {
		AttributeDefinition level = AttributeDefinition.of("level", AttributeDefinition.Type.INTEGER, "Level");
		assertThatIllegalArgumentException().isThrownBy(() -> new SchemaDefinition("urn:a:b", "B", "B",
				List.of(level, AttributeDefinition.of("LEVEL", AttributeDefinition.Type.STRING, "Level"))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ResourceSchema.USER.with(EnterpriseUserSchema.DEFINITION));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AttributeDefinition.of("level", AttributeDefinition.Type.COMPLEX, "Level"));
	}

}
