package dev.rollcall.schemas.scim;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttributePathTest {

	private static final String ENT = EnterpriseUserSchema.URN;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					TITLE                                        | title
					name.GIVENNAME                               | name.givenName
					emails[Type Eq "work"].Value                 | emails[type eq "work"].value
					EMAILS[primary eq "True"]                    | emails[primary eq "True"]
					emails.value                                 | emails.value
					addresses[type eq "work" and not (locality pr)].country | addresses[type eq "work" and not (locality pr)].country
					urn:ietf:params:scim:schemas:core:2.0:User:userName     | userName
					urn:ietf:params:scim:schemas:core:2.0:User:name.formatted | name.formatted
					urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "work"].value | emails[type eq "work"].value
					ENT:department                               | ENT:department
					ENT:MANAGER.Value                            | ENT:manager.value
					ENT.department                               | ENT:department
					ENT                                          | ENT
					URN:ietf:params:SCIM:schemas:extension:enterprise:2.0:user:costcenter | ENT:costCenter
					department                                   | ENT:department
					meta.created                                 | meta.created
					members[value eq "x"]                        | -
					starSign                                     | -
					name.starSign                                | -
					name[givenName eq "x"]                       | -
					userName[a eq "x"]                           | -
					emails.value[a eq "x"]                       | -
					emails[type eq "x"].starSign                 | -
					urn:x:y                                      | -
					urn:ietf:params:scim:schemas:core:2.0:User   | -
					urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:starSign | -
					""")
	void shouldBeCanonical(String text, String expected) {
		// when
		AttributePath path = AttributePath.parse(text.replace("ENT", ENT), FilterLimits.DEFAULT);
		// then
		assertThat(AttributePath.parse(path.toString(), FilterLimits.DEFAULT)).isEqualTo(path);
		assertThat(path.canonical(ResourceSchema.USER).map(AttributePath::toString).orElse("-"))
			.isEqualTo(expected.replace("ENT", ENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "emails[", "emails]", "emails[type eq]", "emails[type eq \"work\"",
			"emails[type eq \"work\"]]", "emails[type eq \"work\"]..value", "emails[type eq \"work\"].", "a..b",
			"/name/givenName", "emails[0].value", "emails/0", "$.title", "title;DROP TABLE users", "'", "urn:",
			"urn:ietf:params:scim:schemas:core:2.0:User:", "emails[]", "a b", "emails[type eq \"w\"].a.b", ".a", "a.",
			"members[value eq", "emails [type pr]", "[type pr]", "userName\u0000" })
	void shouldRefuse(String text) {
		assertThatExceptionOfType(PathSyntaxException.class)
			.isThrownBy(() -> AttributePath.parse(text, FilterLimits.DEFAULT))
			.withMessageStartingWith("Expected ")
			.withMessageContaining(", but ");
	}

}
