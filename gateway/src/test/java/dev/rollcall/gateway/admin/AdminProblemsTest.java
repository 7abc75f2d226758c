package dev.rollcall.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.admin.Administrator.Answer;
import dev.rollcall.gateway.kafka.KafkaUnavailableException;
import dev.rollcall.gateway.kafka.NoOutcomeException;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static dev.rollcall.gateway.admin.Administrator.OKTA;
import static dev.rollcall.gateway.admin.Administrator.PROVIDERS;
import static dev.rollcall.gateway.admin.Administrator.SITES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the admin API answers to what is wrong, refused, or cannot be done now. */
@ExtendWith(OutputCaptureExtension.class)
class AdminProblemsTest {

	private final FakeInstallation installation = new FakeInstallation();

	private final Administrator admin = new Administrator(this.installation);

	@ParameterizedTest(name = "{1} {2}")
	@MethodSource("bad")
	void shouldNameTheFieldsThatAreWrong(String what, String path, String body, List<String> fields) {
		String provider = this.admin.provider();

		Answer answer = this.admin.post(path.replace("PROVIDER", provider), body);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.fields()).isEqualTo(fields);
		assertThat(this.installation.asked).hasSize(1);
	}

	static Stream<Arguments> bad() {
		String credentials = "PROVIDER/credentials";
		return Stream.of(arguments("nothing", SITES, "{}", List.of("id", "name")),
				arguments("blank", SITES, "{\"id\":\" \",\"name\":\"  \"}", List.of("id", "name")),
				arguments("shape of id", SITES, "{\"id\":\"Acme!\",\"name\":\"x\"}", List.of("id")),
				arguments("long", SITES, "{\"id\":\"a\",\"name\":\"" + "x".repeat(201) + "\"}", List.of("name")),
				arguments("control", SITES, "{\"id\":\"a\",\"name\":\"a\\u0000b\"}", List.of("name")),
				arguments("type", SITES, "{\"id\":1,\"name\":[\"x\"]}", List.of("id", "name")),
				arguments("unknown", SITES, "{\"id\":\"a\",\"name\":\"x\",\"nick\":1}", List.of("nick")),
				arguments("vendor", PROVIDERS, "{\"name\":\"x\",\"vendor\":\"OKTA\"}", List.of("vendor")),
				arguments("oauth", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"protocol\":\"oauth\",\"policy\":{\"scim\":\"token\"}}",
						List.of("policy.scim")),
				arguments("zone", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"timeZone\":\"Mars/Base\"}}",
						List.of("policy.timeZone")),
				arguments("offset", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"timeZone\":\"+02:00\"}}",
						List.of("policy.timeZone")),
				arguments("quote", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"requiredGroups\":\"staff, \\\"Sales\"}}",
						List.of("policy.requiredGroups")),
				arguments("empty entry", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"excludedGroups\":\"a,,b\"}}",
						List.of("policy.excludedGroups")),
				arguments("wildcard default", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"defaultGroups\":\"staff*\"}}",
						List.of("policy.defaultGroups")),
				arguments("guard", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"deprovisionGuard\":{\"percent\":101,\"absolute\":-1}}}",
						List.of("policy.deprovisionGuard.percent", "policy.deprovisionGuard.absolute")),
				arguments("second factor", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"twoFactor\":\"sometimes\"}}",
						List.of("policy.twoFactor")),
				arguments("settings", PROVIDERS,
						"{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":{\"scim\":true,\"provisionGroupMemberships\":\"no\",\"company\":null,\"nfs\":true}}",
						List.of("policy.scim", "policy.provisionGroupMemberships", "policy.company", "policy.nfs")),
				arguments("policy", PROVIDERS, "{\"name\":\"x\",\"vendor\":\"saml\",\"policy\":[]}", List.of("policy")),
				arguments("kind", credentials, "{\"name\":\"x\"}", List.of("kind")),
				arguments("past", credentials,
						"{\"name\":\"x\",\"kind\":\"token\",\"expiresAt\":\"2026-05-01T12:00:00Z\"}",
						List.of("expiresAt")),
				arguments("no instant", credentials, "{\"name\":\"x\",\"kind\":\"token\",\"expiresAt\":\"tomorrow\"}",
						List.of("expiresAt")),
				arguments("number", credentials, "{\"name\":\"x\",\"kind\":\"token\",\"expiresAt\":1893456000}",
						List.of("expiresAt")),
				arguments("own secret", credentials, "{\"name\":\"x\",\"kind\":\"token\",\"password\":\"p\"}",
						List.of("password")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unreadable")
	void shouldRefuseBodiesThatCannotBeRead(String type, String body, int status) {
		AdminClient.of(this.installation)
			.post()
			.uri(SITES)
			.contentType(MediaType.valueOf(type))
			.bodyValue(body.getBytes(StandardCharsets.UTF_8))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType("application/problem+json");
		assertThat(this.installation.asked).isEmpty();
	}

	static Stream<Arguments> unreadable() {
		String json = "application/json";
		return Stream.of(arguments(json, "", 400), arguments(json, "[]", 400), arguments(json, "null", 400),
				arguments(json, "{", 400), arguments(json, "{\"id\":\"a\",\"id\":\"b\",\"name\":\"x\"}", 400),
				arguments(json, "{\"id\":\"a\",\"name\":\"x\"} {}", 400), arguments(json, "\u0000", 400),
				arguments(json, "[".repeat(3000), 400), arguments(json, "{\"id\":\"" + "a".repeat(5000) + "\"}", 413),
				arguments("text/plain", "{\"id\":\"a\",\"name\":\"x\"}", 415),
				arguments("application/x-www-form-urlencoded", "id=a", 415));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("parameters")
	void shouldRefuseParametersOutOfBounds(String path, int status) {
		Answer answer = this.admin.get(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
	}

	static Stream<Arguments> parameters() {
		return Stream.of(arguments(SITES + "?limit=0", 400), arguments(SITES + "?limit=4", 400),
				arguments(SITES + "?limit=x", 400), arguments(SITES + "?limit=", 400),
				arguments(SITES + "?limit=99999999999", 400), arguments(SITES + "?after=A%20B", 400),
				arguments(SITES + "/acme/accounts?after=x", 400), arguments(SITES + "/acme/accounts?limit=-1", 400),
				arguments(SITES + "/NO", 404), arguments(SITES + "/nobody", 404),
				arguments(SITES + "/nobody/providers", 404), arguments(SITES + "/nobody/accounts", 404),
				arguments(SITES + "/nobody/jobs", 404), arguments(PROVIDERS + "/x", 404),
				arguments(PROVIDERS + "/x/credentials", 404), arguments("/admin/v1/nothing", 404),
				arguments("/admin/v2/sites", 404));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void shouldSayWhatToDoWhenItCannotBeDoneNow(RuntimeException failure, int status, String retryAfter) {
		this.installation.failure = failure;

		Answer answer = this.admin.post(PROVIDERS, OKTA);

		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
		assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.rollcall");
	}

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new OverloadedException("x", Duration.ofSeconds(2)), 429, "2"),
				arguments(new NoOutcomeException("x", Duration.ofSeconds(3)), 503, "3"),
				arguments(new KafkaUnavailableException("x", Duration.ofSeconds(4)), 503, "4"),
				arguments(new AccessUnavailableException("x", Duration.ofSeconds(5)), 503, "5"),
				arguments(new ViewUnavailableException("x"), 503, "1"));
	}

	@ParameterizedTest
	@EnumSource(Outcome.Code.class)
	void shouldAnswerEveryRefusalAsAProblem(Outcome.Code code) {
		this.installation.refusal = new Outcome.Refused(code, "Expected so, but not so");

		Answer answer = this.admin.post(PROVIDERS, OKTA);

		assertThat(answer.status()).isIn(400, 403, 404, 409, 412, 503);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("Expected so, but not so");
	}

	@Test
	void shouldHideABugAndLogIt(CapturedOutput output) {
		this.installation.failure = new IllegalStateException("inner workings");

		Answer answer = this.admin.post(PROVIDERS, OKTA);

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain("inner workings");
		assertThat(output.getAll()).contains("inner workings");
	}

	@Test
	void shouldNameTheMethodsThatAPathHas() {
		Answer answer = this.admin.send(HttpMethod.PATCH, PROVIDERS + "/" + new UUID(1, 1), null);

		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, PUT");
	}

}
