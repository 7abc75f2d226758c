package dev.rollcall.e2e;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What RFC 7643 section 8 and RFC 7644 section 3 show by example, with values of our own.
 */
@ExtendWith(SharedProduct.class)
class RfcExamplesIT {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static Scim scim;

	/** A site of its own, so that a filter may be about everybody. */
	private static Scim queried;

	@BeforeAll
	static void connect(Product product) {
		scim = product.tenant("rfc-examples", "saml").scim(product.scimBase());
		queried = product.tenant("rfc-queries" + UUID.randomUUID(), "saml").scim(product.scimBase());
		for (String user : List.of(
				"""
						"userName":"ada","title":"Assayer","userType":"Employee","active":true,
						"name":{"familyName":"O'Malley","givenName":"Ada"},
						"emails":[{"value":"ada@example.com","type":"work","primary":true},{"value":"ada@home.example","type":"home"}],
						"%1$s":{"department":"Ovens"}"""
					.formatted(ENTERPRISE),
				"""
						"userName":"Jo","userType":"Intern","active":false,"externalId":"Jo-1",
						"name":{"familyName":"Quay"},"emails":[{"value":"jo@example.org","type":"work"}],
						"ims":[{"value":"jo@foo.example","type":"xmpp"}]""",
				"""
						"userName":"kim","title":"Guide","userType":"Contractor","active":true,"externalId":"jo-1",
						"emails":[{"value":"kim@example.com","type":"home"},{"value":"kim@example.net","type":"work"}]""",
				"""
						"userName":"lee","userType":"Employee","emails":[]""")) {
			queried.post("/Users", "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]," + user + "}")
				.expect(201);
		}
	}

	@ParameterizedTest
	@MethodSource
	void shouldRepresentResources(Transcript transcript) {
		transcript.play(scim);
	}

	static List<Transcript> shouldRepresentResources() {
		return Transcript.read("rfc-resources.txt");
	}

	@ParameterizedTest
	@MethodSource
	void shouldAnswerRequests(Transcript transcript) {
		transcript.play(scim);
	}

	static List<Transcript> shouldAnswerRequests() {
		return Transcript.read("rfc-requests.txt");
	}

	@ParameterizedTest
	@MethodSource
	void shouldPatch(Transcript transcript) {
		transcript.play(scim);
	}

	static List<Transcript> shouldPatch() {
		return Transcript.read("rfc-patch.txt");
	}

	@ParameterizedTest
	@MethodSource
	void shouldDoBulks(Transcript transcript) {
		transcript.play(scim);
	}

	static List<Transcript> shouldDoBulks() {
		return Transcript.read("rfc-bulk.txt");
	}

	/** RFC 7644 section 3.4.2.2: its examples, each operator, each rule of precedence. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					userName eq "ada"                                         | ada
					USERNAME EQ "JO"                                          | Jo
					name.familyName co "O'Malley"                             | ada
					userName sw "J"                                           | Jo
					urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J" | Jo
					userName ew "m"                                           | kim
					title pr                                                  | ada kim
					emails pr                                                 | ada Jo kim
					userName ne "ada"                                         | Jo kim lee
					title ne "Guide"                                          | ada Jo lee
					userName gt "kim"                                         | lee
					userName ge "kim"                                         | kim lee
					userName lt "JO"                                          | ada
					userName le "jo"                                          | ada Jo
					meta.lastModified gt "2011-05-13T04:42:34Z"               | ada Jo kim lee
					meta.lastModified ge "2011-05-13T04:42:34Z"               | ada Jo kim lee
					meta.lastModified lt "2011-05-13T04:42:34Z"               | ``
					meta.lastModified le "2011-05-13T04:42:34Z"               | ``
					meta.resourceType eq "User"                               | ada Jo kim lee
					active eq true                                            | ada kim
					active eq false                                           | Jo
					externalId eq "Jo-1"                                      | Jo
					externalId eq "jo-1"                                      | kim
					title pr and userType eq "Employee"                       | ada
					title pr or userType eq "Intern"                          | ada Jo kim
					schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | ada
					urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "ovens" | ada
					emails co "example.com"                                   | ada kim
					emails.type eq "home"                                     | ada kim
					userType eq "Employee" and (emails co "example.com" or emails.value co "example.org") | ada
					userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | ``
					not (emails co "example.com")                             | Jo lee
					userType eq "Employee" and (emails.type eq "work")        | ada
					userType eq "Employee" and emails[type eq "work" and value co "@example.com"] | ada
					emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.example"] | ada Jo
					emails[type eq "work" and value co "@example.com"]        | ada
					emails[not (type eq "home")]                              | ada Jo kim
					userName eq "lee" or userName eq "kim" and title eq "none" | lee
					(userName eq "lee" or userName eq "kim") and title eq "none" | ``
					title eq "Guide" and userName eq "kim" or userName eq "lee" | kim lee
					not (title pr) and userType eq "Employee"                 | lee
					not (title pr and userType eq "Employee")                 | Jo kim lee
					userName eq "nobody"                                      | ``
					""")
	void shouldFilter(String filter, String names) {
		assertThat(queried.find("Users", filter)
			.expect(200)
			.json()
			.path("Resources")
			.valueStream()
			.map((user) -> user.path("userName").asString()))
			.containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			userName
			userName eq
			userName zz "ada"
			active gt true
			(userName eq "ada"
			userName eq "ada")
			emails[type eq "work"
			not userName eq "ada"
			and userName eq "ada"
			userName eq "ada" and
			""")
	void shouldRefuseAFilter(String filter) {
		assertThat(queried.find("Users", filter).expect(400).text("/scimType")).isEqualTo("invalidFilter");
	}

}
