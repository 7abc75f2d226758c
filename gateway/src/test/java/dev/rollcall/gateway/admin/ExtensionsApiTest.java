package dev.rollcall.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What requests about schema extensions ask for, and how they are answered. */
class ExtensionsApiTest {

	private static final SiteId ACME = new SiteId("acme");

	private static final String ALL = "/admin/v1/sites/acme/extensions";

	private static final String URN = "urn:example:Badge";

	private static final String BADGE = "{\"name\":\"Badge\",\"resource\":\"group\",\"required\":true,\"attributes\":["
			+ "{\"name\":\"page\",\"type\":\"reference\"},{\"name\":\"pin\",\"mutability\":\"writeOnly\"},"
			+ "{\"name\":\"doors\",\"type\":\"complex\",\"multiValued\":true,\"subAttributes\":[{\"name\":\"$ref\",\"type\":\"reference\"}]}]}";

	private final FakeInstallation installation = new FakeInstallation();

	private final WebTestClient client = AdminClient.of(this.installation);

	@BeforeEach
	void makeASite() {
		this.installation.sites.put(ACME,
				new Entity.Site(ACME, "Acme", false, "UTC", 1, FakeInstallation.NOW, FakeInstallation.NOW));
		this.installation.decision = (command) -> (command instanceof Command.PutExtension put) ? new Extension(ACME,
				put.resource(), put.required(), put.schema(), false, 4, FakeInstallation.NOW, FakeInstallation.NOW)
				: null;
	}

	@Test
	void shouldReadTheFormOfRfc7643WithItsDefaults() {
		EntityExchangeResult<byte[]> made = send(HttpMethod.POST, ALL,
				BADGE.replaceFirst("\\{", "{\"urn\":\"" + URN + "\","), null);
		assertThat(made.getStatus().value()).as(text(made)).isEqualTo(201);
		assertThat(made.getResponseHeaders().getFirst("Location")).isEqualTo(ALL + "/" + URN);
		assertThat(made.getResponseHeaders().getFirst("ETag")).isEqualTo("\"4\"");
		Command.PutExtension asked = asked();
		assertThat(asked.preconditions().ifNoneMatch()).containsExactly(Preconditions.ANY);
		assertThat(asked.resource()).isEqualTo(Extension.Resource.GROUP);
		assertThat(asked.required()).isTrue();
		assertThat(asked.schema().urn()).isEqualTo(URN);
		assertThat(asked.schema().attributes()).containsExactly(
				AttributeDefinition.of("page", Type.REFERENCE, "").asCaseExact(),
				AttributeDefinition.of("pin", Type.STRING, "")
					.withMutability(Mutability.WRITE_ONLY)
					.withReturned(Returned.NEVER),
				AttributeDefinition
					.complex("doors", "", List.of(AttributeDefinition.of("$ref", Type.REFERENCE, "").asCaseExact()))
					.asMultiValued());
		assertThat(json(made).path("attributes").toString())
			.isEqualTo(asked.schema().toJson().path("attributes").toString());
	}

	@Test
	void shouldChangeOnlyWhatIsThere() {
		assertThat(send(HttpMethod.PUT, ALL + "/" + URN, BADGE, "\"3\"").getStatus().value()).isEqualTo(200);
		assertThat(asked().preconditions().ifMatch()).containsExactly(3L);
		this.installation.refusal = new Outcome.Refused(Outcome.Code.VERSION_MISMATCH,
				"Expected it, but there is none");
		assertThat(send(HttpMethod.PUT, ALL + "/" + URN, BADGE, null).getStatus().value()).isEqualTo(404);
		assertThat(send(HttpMethod.PUT, ALL + "/" + URN, BADGE, "\"3\"").getStatus().value()).isEqualTo(412);
		assertThat(send(HttpMethod.POST, ALL, BADGE.replaceFirst("\\{", "{\"urn\":\"" + URN + "\","), null).getStatus()
			.value()).isEqualTo(409);
		this.installation.refusal = new Outcome.Refused(Outcome.Code.EXTENSION_CONFLICT,
				"attributes[0].type: Expected");
		assertThat(send(HttpMethod.PUT, ALL + "/" + URN, BADGE, null).getStatus().value()).isEqualTo(409);
		this.installation.refusal = new Outcome.Refused(Outcome.Code.EXTENSION_NOT_FOUND, "Expected to find it");
		assertThat(send(HttpMethod.DELETE, ALL + "/" + URN, "", null).getStatus().value()).isEqualTo(404);
	}

	@Test
	void shouldShowWhatIsInUse() {
		Extension badge = extension(URN, false);
		this.installation.settings.put(badge.key(), badge);
		Extension gone = extension("urn:example:Gone", true);
		this.installation.settings.put(gone.key(), gone);
		assertThat(json(send(HttpMethod.GET, ALL + "/" + URN, "", null)).path("urn").asString()).isEqualTo(URN);
		assertThat(send(HttpMethod.GET, ALL + "/urn:example:Gone", "", null).getStatus().value()).isEqualTo(404);
		assertThat(send(HttpMethod.GET, ALL + "/urn:example:None", "", null).getStatus().value()).isEqualTo(404);
	}

	@Test
	void shouldNameAllThatIsWrongAtOnce() {
		EntityExchangeResult<byte[]> refused = send(HttpMethod.POST, ALL, "{\"urn\":\"" + URN
				+ "\",\"resource\":\"printer\",\"attributes\":[{\"name\":\"a\",\"type\":\"text\"},"
				+ "{\"name\":\"A\",\"required\":1,\"subAttributes\":[{\"name\":\"b\",\"subAttributes\":[]}]},7]}",
				null);
		assertThat(refused.getStatus().value()).isEqualTo(400);
		assertThat(fields(refused)).contains("resource", "name", "attributes");
		refused = send(HttpMethod.POST, ALL,
				"{\"urn\":\"" + URN
						+ "\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[{\"name\":\"a\",\"type\":\"text\"},"
						+ "{\"name\":\"A\",\"required\":1,\"subAttributes\":[{\"name\":\"b\",\"subAttributes\":[]}]}]}",
				null);
		assertThat(fields(refused)).contains("attributes[0].type", "attributes[1].name", "attributes[1].required",
				"attributes[1].subAttributes", "attributes[1].subAttributes[0].subAttributes");
		assertThat(fields(send(HttpMethod.POST, ALL,
				"{\"urn\":\"urn:rollcall:x\",\"name\":\"X\",\"resource\":\"user\",\"attributes\":[{\"name\":\"a b\"},{\"name\":\"password\"}]}",
				null)))
			.containsExactly("urn", "attributes[0].name", "attributes[1].name");
		assertThat(this.installation.asked).isEmpty();
	}

	private Command.PutExtension asked() {
		return (Command.PutExtension) this.installation.asked.get(this.installation.asked.size() - 1).command();
	}

	private static Extension extension(String urn, boolean removed) {
		return new Extension(ACME, Extension.Resource.USER, false,
				new dev.rollcall.schemas.scim.SchemaDefinition(urn, "Badge", "",
						List.of(AttributeDefinition.of("a", Type.STRING, ""))),
				removed, 1, FakeInstallation.NOW, FakeInstallation.NOW);
	}

	private EntityExchangeResult<byte[]> send(HttpMethod method, String path, String body, @Nullable String ifMatch) {
		WebTestClient.RequestBodySpec request = this.client.method(method).uri(path);
		if (ifMatch != null) {
			request = request.header("If-Match", ifMatch);
		}
		return (body.isEmpty() ? request : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body)).exchange()
			.expectBody()
			.returnResult();
	}

	private static String text(EntityExchangeResult<byte[]> answer) {
		return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
	}

	private static JsonNode json(EntityExchangeResult<byte[]> answer) {
		return AdminBodies.JSON.readTree(text(answer));
	}

	private static List<String> fields(EntityExchangeResult<byte[]> answer) {
		List<String> fields = new ArrayList<>();
		json(answer).path("errors").forEach((error) -> fields.add(error.path("field").asString()));
		return fields;
	}

}
