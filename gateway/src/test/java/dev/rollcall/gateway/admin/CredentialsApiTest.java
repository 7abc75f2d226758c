package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.util.List;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.admin.Administrator.Answer;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static dev.rollcall.gateway.admin.Administrator.OKTA;
import static dev.rollcall.gateway.admin.Administrator.PROVIDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** The credentials of a provider by the admin API. */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsApiTest {

	private final FakeInstallation installation = new FakeInstallation();

	private final Administrator admin = new Administrator(this.installation);

	@ParameterizedTest
	@EnumSource(Entity.Credential.Kind.class)
	void shouldShowASecretOnceAndKeepItsHashOnly(Entity.Credential.Kind kind, CapturedOutput output) {
		String credentials = this.admin.provider() + "/credentials";

		Answer made = this.admin.post(credentials,
				"{\"name\":\"one\",\"kind\":\"" + Words.word(kind) + "\",\"expiresAt\":\"2027-01-01T00:00:00+01:00\"}");

		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("Cache-Control")).isEqualTo("no-store");
		assertThat(made.json("/credential/expiresAt").stringValue()).isEqualTo("2026-12-31T23:00:00Z");
		String id = made.json("/credential/id").stringValue();
		boolean token = kind == Entity.Credential.Kind.TOKEN;
		assertThat(made.json("/userName").isNull()).isEqualTo(token);
		String secret = token ? made.json("/token").stringValue().substring(36) : made.json("/password").stringValue();
		assertThat(secret).matches("[A-Za-z0-9_-]{43}");
		assertThat(made.json("/token").isNull()).isNotEqualTo(token);
		String listed = this.admin.get(credentials).body();
		assertThat(listed).contains(id)
			.doesNotContain(secret)
			.doesNotContain(this.installation.credentials.firstEntry().getValue().hash());
		assertThat(this.installation.asked).last().satisfies((asked) -> {
			assertThat(asked.actor()).isEqualTo("administrator");
			assertThat(asked.raw().path()).isEqualTo(credentials);
			assertThat(asked.raw().body() + asked.command()).doesNotContain(secret);
		});
		assertThat(output.getAll()).doesNotContain(secret);
	}

	@Test
	void shouldWarnOfACredentialThatNeverExpiresOrIsNotAdmitted() {
		String credentials = this.admin.provider() + "/credentials";

		assertThat(warnings(credentials, "{\"name\":\"a\",\"kind\":\"token\",\"expiresAt\":\"2027-01-01T00:00:00Z\"}"))
			.isEmpty();
		assertThat(warnings(credentials, "{\"name\":\"b\",\"kind\":\"token\",\"expiresAt\":null}")).singleElement()
			.asString()
			.contains("never expires");
		assertThat(warnings(credentials, "{\"name\":\"c\",\"kind\":\"basic\",\"expiresAt\":\"2027-01-01T00:00:00Z\"}"))
			.singleElement()
			.asString()
			.contains("set its policy's scim to basic");
		this.installation.catchUpFailure = new AccessUnavailableException("late", Duration.ofSeconds(1));
		assertThat(warnings(credentials, "{\"name\":\"d\",\"kind\":\"token\",\"expiresAt\":\"2027-01-01T00:00:00Z\"}"))
			.singleElement()
			.asString()
			.contains("not in force here yet");
	}

	@Test
	void shouldRevokeACredentialAndPageThroughTheRest() {
		String credentials = this.admin.provider() + "/credentials";
		for (int i = 0; i < 5; i++) {
			this.admin.post(credentials, "{\"name\":\"n" + i + "\",\"kind\":\"token\"}");
		}
		Answer first = this.admin.get(credentials);
		assertThat(first.texts("/items", "name")).containsExactly("n0", "n1", "n2");
		String next = first.json("/next").stringValue();

		assertThat(this.admin.delete(credentials + "/" + next).status()).isEqualTo(204);
		assertThat(this.admin.delete(credentials + "/" + next).status()).isEqualTo(404);
		assertThat(this.admin.get(credentials + "?after=" + next).texts("/items", "name")).containsExactly("n3", "n4");
	}

	@Test
	void shouldNotCallARevocationDoneThatIsNotInForceHere() {
		String credentials = this.admin.provider() + "/credentials";
		String id = this.admin.post(credentials, "{\"name\":\"x\",\"kind\":\"token\"}")
			.json("/credential/id")
			.stringValue();
		this.installation.catchUpFailure = new AccessUnavailableException("late", Duration.ofSeconds(1));

		Answer answer = this.admin.delete(credentials + "/" + id);

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.json("/detail").stringValue()).startsWith("The credential is revoked for good");
		assertThat(this.installation.credentials).isEmpty();
	}

	@Test
	void shouldMakeCredentialsOfThePathsOwnSiteAndProvider() {
		String provider = this.admin.post(PROVIDERS, OKTA).json("/id").stringValue();
		this.admin.post(PROVIDERS + "/" + provider + "/credentials", "{\"name\":\"x\",\"kind\":\"token\"}");

		assertThat(this.installation.asked).last().extracting(FakeInstallation.Asked::command).satisfies((command) -> {
			Entity.Credential credential = ((Command.AddCredential) command).credential();
			assertThat(credential.site()).isEqualTo(new SiteId("acme"));
			assertThat(credential.provider()).isEqualTo(ProviderId.of(provider));
			assertThat(credential.created()).isEqualTo(FakeInstallation.NOW);
			assertThat(credential.expires()).isNull();
		});
	}

	private List<String> warnings(String credentials, String body) {
		return this.admin.post(credentials, body).json("/warnings").valueStream().map(JsonNode::stringValue).toList();
	}

}
