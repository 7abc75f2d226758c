package dev.rollcall.gateway.admin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class OpenApiTest {

	private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head");

	private final JsonNode document = document();

	@Test
	void shouldDescribeTheRoutesThatThereAre() {
		Set<String> described = new TreeSet<>();
		this.document.path("paths")
			.forEachEntry((path, item) -> item.propertyNames()
				.stream()
				.filter(METHODS::contains)
				.forEach((method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

		assertThat(described).isEqualTo(AdminClient.routes(new FakeInstallation())
			.all()
			.stream()
			.map((route) -> route.method() + " " + route.path())
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void shouldReferToNothingThatIsNotThere() {
		Set<String> references = new TreeSet<>(this.document.findValuesAsString("$ref"));

		assertThat(references).isNotEmpty()
			.allSatisfy((reference) -> assertThat(this.document.at(reference.substring(1)).isMissingNode()).isFalse());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("answers")
	void shouldDescribeTheAnswersAsTheyAre(String schema, Class<?> type) {
		Set<String> components = new TreeSet<>();
		for (RecordComponent component : type.getRecordComponents()) {
			components.add(component.getName());
		}

		assertThat(new TreeSet<>(
				this.document.path("components").path("schemas").path(schema).path("properties").propertyNames()))
			.isEqualTo(components);
	}

	static Stream<Arguments> answers() {
		return Stream.of(arguments("Site", AdminJson.Site.class), arguments("Provider", AdminJson.Provider.class),
				arguments("Policy", AdminJson.ProvisioningPolicy.class),
				arguments("Credential", AdminJson.Credential.class),
				arguments("NewCredential", AdminJson.NewCredential.class),
				arguments("Account", AdminJson.Account.class), arguments("Job", AdminJson.Job.class),
				arguments("SitePage", AdminJson.Page.class), arguments("PolicyChange", PolicyJson.Change.class),
				arguments("Difference", PolicyJson.Difference.class),
				arguments("Preview", PolicyJson.PreviewAnswer.class), arguments("Finding", PolicyJson.Finding.class),
				arguments("Explanation", PolicyJson.Explanation.class), arguments("Reason", PolicyJson.Reason.class),
				arguments("GroupReason", PolicyJson.GroupReason.class), arguments("SiteGroup", GroupJson.Group.class),
				arguments("Member", GroupJson.Member.class), arguments("Sync", SyncsHandler.Session.class),
				arguments("PasswordLink", PasswordsHandler.Link.class),
				arguments("Reinterpretation", ReinterpretationJson.Reinterpretation.class),
				arguments("Reinterpreted", ReinterpretationJson.Reinterpreted.class),
				arguments("ReinterpretedAttribute", ReinterpretationJson.Change.class),
				arguments("ReinterpretedRequest", ReinterpretationJson.Request.class),
				arguments("Extension", ExtensionsHandler.Json.class),
				arguments("ReinterpretationResult", ReinterpretationJson.Result.class));
	}

	@Test
	void shouldNameTheWordsThatThereAre() {
		assertThat(words("Policy", "scim")).isEqualTo(Words.SCIM.all());
		assertThat(words("Policy", "uniqueIdentifier")).isEqualTo(Words.UNIQUE_IDENTIFIER.all());
		assertThat(words("Policy", "deprovisionMethod")).isEqualTo(Words.DEPROVISION_METHOD.all());
		assertThat(words("ProviderSettings", "vendor")).isEqualTo(Words.VENDOR.all());
		assertThat(words("ProviderSettings", "protocol")).isEqualTo(Words.PROTOCOL.all());
		assertThat(words("CredentialSettings", "kind")).isEqualTo(Words.CREDENTIAL_KIND.all());
		assertThat(words("Account", "status")).isEqualTo(Words.ACCOUNT_STATUS.all());
		assertThat(words("Policy", "twoFactor")).isEqualTo(Words.TWO_FACTOR.all());
		assertThat(words("Account", "role")).isEqualTo(Words.ROLE.all());
		assertThat(words("Account", "authentication")).isEqualTo(Words.AUTHENTICATION.all());
		assertThat(words("Job", "kind")).isEqualTo(Words.JOB_KIND.all());
		assertThat(words("ExtensionSettings", "resource")).isEqualTo(Words.RESOURCE.all());
		assertThat(words("SchemaAttribute", "type")).isEqualTo(Words.TYPE.all());
		assertThat(words("SchemaAttribute", "mutability")).isEqualTo(Words.MUTABILITY.all());
		assertThat(words("SchemaAttribute", "returned")).isEqualTo(Words.RETURNED.all());
		assertThat(words("SchemaAttribute", "uniqueness")).isEqualTo(Words.UNIQUENESS.all());
	}

	private String words(String schema, String property) {
		return this.document.path("components")
			.path("schemas")
			.path(schema)
			.path("properties")
			.path(property)
			.path("enum")
			.valueStream()
			.map(JsonNode::stringValue)
			.collect(Collectors.joining(", "));
	}

	private static JsonNode document() {
		try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.json")) {
			return AdminBodies.JSON.readTree(Objects.requireNonNull(in).readAllBytes());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
