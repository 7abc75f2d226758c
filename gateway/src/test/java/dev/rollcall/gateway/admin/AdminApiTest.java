package dev.rollcall.gateway.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.kafka.KafkaUnavailableException;
import dev.rollcall.gateway.kafka.NoOutcomeException;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class AdminApiTest {

	private static final String SITES = "/admin/v1/sites";

	private static final String PROVIDERS = SITES + "/acme/providers";

	private static final String OKTA = "{\"name\":\"Okta\",\"vendor\":\"okta\",\"policy\":{\"scim\":\"token\"}}";

	private final FakeInstallation installation = new FakeInstallation();

	private final WebTestClient client = AdminClient.of(this.installation);

	@BeforeEach
	void makeASite() {
		SiteId acme = new SiteId("acme");
		this.installation.sites.put(acme,
				new Entity.Site(acme, "Acme", false, "UTC", 1, FakeInstallation.NOW, FakeInstallation.NOW));
	}

	@Test
	void shouldMakeReadRenameAndListSites() {
		Answer made = send(HttpMethod.POST, SITES, "{\"id\":\"globex\",\"name\":\" Globex \"}");
		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("Location")).isEqualTo("/admin/v1/sites/globex");
		assertThat(made.header("ETag")).isEqualTo("\"1\"");
		assertThat(made.json("/name").stringValue()).isEqualTo("Globex");

		assertThat(send(HttpMethod.PUT, SITES + "/globex", "{\"name\":\"Globex Inc\"}").json("/version").intValue())
			.isEqualTo(2);
		assertThat(get(SITES + "/globex").json("/name").stringValue()).isEqualTo("Globex Inc");
		assertThat(get(SITES).texts("/items", "id")).containsExactly("acme", "globex");
	}

	@Test
	void shouldPageThroughSites() {
		for (String id : List.of("b", "c", "d", "e")) {
			send(HttpMethod.POST, SITES, "{\"id\":\"" + id + "\",\"name\":\"x\"}");
		}

		Answer first = get(SITES);
		assertThat(first.texts("/items", "id")).containsExactly("acme", "b", "c");
		assertThat(first.json("/next").stringValue()).isEqualTo("c");
		Answer last = get(SITES + "?limit=2&after=c");
		assertThat(last.texts("/items", "id")).containsExactly("d", "e");
		assertThat(last.json("/next").isNull()).isTrue();
	}

	@Test
	void shouldNotMakeASiteTwiceNorByRenaming() {
		Answer twice = send(HttpMethod.POST, SITES, "{\"id\":\"acme\",\"name\":\"Again\"}");
		assertThat(twice.status()).isEqualTo(409);
		assertThat(twice.fields()).containsExactly("id");

		assertThat(send(HttpMethod.PUT, SITES + "/nobody", "{\"name\":\"x\"}").status()).isEqualTo(404);
		assertThat(this.installation.sites).hasSize(1);
	}

	@Test
	void shouldMakeAProviderWithDefaultsByTheNamesOfThePolicyPage() {
		Answer made = send(HttpMethod.POST, PROVIDERS, OKTA);

		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("Location")).isEqualTo(PROVIDERS + "/" + made.json("/id").stringValue());
		assertThat(made.json("/policy")).hasToString("{\"scim\":\"token\",\"uniqueIdentifier\":\"email\","
				+ "\"provisionUsersOnFirstLogin\":false,\"deprovisionUsers\":false,\"deprovisionMethod\":\"disable\","
				+ "\"provisionGroupMemberships\":true,\"deprovisionGroupMemberships\":true,\"company\":\"\","
				+ "\"defaultGroups\":\"\",\"requiredGroups\":\"\",\"excludedGroups\":\"\",\"siteAdminGroups\":\"\","
				+ "\"groupAdminGroups\":\"\",\"passwordGroups\":\"\",\"twoFactor\":\"site\",\"webdav\":false,"
				+ "\"ftp\":false,\"sftp\":false,\"timeZone\":\"\","
				+ "\"deprovisionGuard\":{\"percent\":10,\"absolute\":50}}");
		assertThat(made.json("/protocol").stringValue()).isEqualTo("saml");
		assertThat(get(PROVIDERS).texts("/items", "name")).containsExactly("Okta");
	}

	@Test
	void shouldReplaceAProviderOnlyAsItWasLastSeen() {
		String provider = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue();
		String whole = "{\"name\":\"Okta EU\",\"vendor\":\"okta\",\"protocol\":\"saml\",\"policy\":{\"scim\":\"basic\","
				+ "\"uniqueIdentifier\":\"userName\",\"deprovisionMethod\":\"delete\",\"provisionGroupMemberships\":false,"
				+ "\"deprovisionGroupMemberships\":false,\"company\":\"Acme\"}}";

		Answer now = put(provider, whole, get(provider).header("ETag"));
		assertThat(now.status()).isEqualTo(200);
		assertThat(now.header("ETag")).isEqualTo("\"2\"");
		Answer late = put(provider, OKTA, "\"1\"");
		assertThat(late.status()).isEqualTo(412);
		assertThat(late.json("/detail").stringValue()).contains("Read the resource again");
		assertThat(this.installation.providers.firstEntry().getValue().policy()).isEqualTo(Policy.DEFAULT.with()
			.scim(Policy.Scim.BASIC)
			.uniqueIdentifier(Policy.UniqueIdentifier.USER_NAME)
			.deprovisionMethod(Policy.DeprovisionMethod.DELETE)
			.provisionGroupMemberships(false)
			.deprovisionGroupMemberships(false)
			.company("Acme")
			.build());
		assertThat(put(provider, OKTA, "\"9\", W/\"2\"").status()).isEqualTo(200);
		assertThat(put(provider, OKTA, "*").status()).isEqualTo(200);
		assertThat(put(provider, OKTA, "2").fields()).containsExactly("If-Match");
	}

	@Test
	void shouldDeleteAProvider() {
		String provider = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue();

		assertThat(send(HttpMethod.DELETE, provider, null).status()).isEqualTo(204);
		assertThat(send(HttpMethod.DELETE, provider, null).status()).isEqualTo(404);
		assertThat(get(provider).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@EnumSource(Entity.Credential.Kind.class)
	void shouldShowASecretOnceAndKeepItsHashOnly(Entity.Credential.Kind kind, CapturedOutput output) {
		String credentials = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue()
				+ "/credentials";

		Answer made = send(HttpMethod.POST, credentials,
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
		String listed = get(credentials).body();
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
		String credentials = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue()
				+ "/credentials";

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
		String credentials = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue()
				+ "/credentials";
		for (int i = 0; i < 5; i++) {
			send(HttpMethod.POST, credentials, "{\"name\":\"n" + i + "\",\"kind\":\"token\"}");
		}
		Answer first = get(credentials);
		assertThat(first.texts("/items", "name")).containsExactly("n0", "n1", "n2");
		String next = first.json("/next").stringValue();

		assertThat(send(HttpMethod.DELETE, credentials + "/" + next, null).status()).isEqualTo(204);
		assertThat(send(HttpMethod.DELETE, credentials + "/" + next, null).status()).isEqualTo(404);
		assertThat(get(credentials + "?after=" + next).texts("/items", "name")).containsExactly("n3", "n4");
	}

	@Test
	void shouldNotCallARevocationDoneThatIsNotInForceHere() {
		String credentials = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue()
				+ "/credentials";
		String id = send(HttpMethod.POST, credentials, "{\"name\":\"x\",\"kind\":\"token\"}").json("/credential/id")
			.stringValue();
		this.installation.catchUpFailure = new AccessUnavailableException("late", Duration.ofSeconds(1));

		Answer answer = send(HttpMethod.DELETE, credentials + "/" + id, null);

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.json("/detail").stringValue()).startsWith("The credential is revoked for good");
		assertThat(this.installation.credentials).isEmpty();
	}

	@Test
	void shouldShowAccountsAndJobs() {
		SiteId acme = new SiteId("acme");
		ProviderId provider = new ProviderId(new UUID(1, 1));
		this.installation.accounts.add(new Views.AccountRow(new Entity.Account(acme, new AccountId(new UUID(2, 2)),
				Optional.of(provider), Optional.of(new UserId(new UUID(3, 3))), "ann", Optional.of("Ann"),
				Optional.empty(), AccountStatus.DISABLED, Reason.DEACTIVATED_BY_IDP, FakeInstallation.NOW, "Acme",
				Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 4, FakeInstallation.NOW,
				FakeInstallation.NOW), List.of("Sales", "Support")));
		this.installation.jobs
			.add(new Job(acme, new JobId(new UUID(4, 4)), Job.Kind.REEVALUATE_PROVIDER, provider, provider.value(),
					Optional.empty(), Optional.empty(), 7, Job.Stage.COUNT, 5, 40, 0, FakeInstallation.NOW));

		Answer accounts = get(SITES + "/acme/accounts");
		assertThat(accounts.json("/items/0/status").stringValue()).isEqualTo("disabled");
		assertThat(accounts.json("/items/0/reason").stringValue()).isEqualTo("deactivated-by-idp");
		assertThat(accounts.json("/items/0/groups")).hasToString("[\"Sales\",\"Support\"]");
		assertThat(accounts.json("/items/0/email").isNull()).isTrue();
		Answer jobs = get(SITES + "/acme/jobs");
		assertThat(jobs.json("/items/0/kind").stringValue()).isEqualTo("reevaluateProvider");
		assertThat(jobs.json("/items/0/done").intValue()).isEqualTo(7);
	}

	@ParameterizedTest(name = "{1} {2}")
	@MethodSource("bad")
	void shouldNameTheFieldsThatAreWrong(String what, String path, String body, List<String> fields) {
		String provider = PROVIDERS + "/" + send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue();

		Answer answer = send(HttpMethod.POST, path.replace("PROVIDER", provider), body);

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
		this.client.post()
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
		Answer answer = get(path);
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

		Answer answer = send(HttpMethod.POST, PROVIDERS, OKTA);

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

		Answer answer = send(HttpMethod.POST, PROVIDERS, OKTA);

		assertThat(answer.status()).isIn(400, 403, 404, 409, 412, 503);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("Expected so, but not so");
	}

	@Test
	void shouldHideABugAndLogIt(CapturedOutput output) {
		this.installation.failure = new IllegalStateException("inner workings");

		Answer answer = send(HttpMethod.POST, PROVIDERS, OKTA);

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain("inner workings");
		assertThat(output.getAll()).contains("inner workings");
	}

	@Test
	void shouldNameTheMethodsThatAPathHas() {
		Answer answer = send(HttpMethod.PATCH, PROVIDERS + "/" + new UUID(1, 1), null);

		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, PUT");
	}

	@Test
	void shouldReachNothingOfAnotherSite() {
		SiteId other = new SiteId("other");
		this.installation.sites.put(other,
				new Entity.Site(other, "Other", false, "UTC", 1, FakeInstallation.NOW, FakeInstallation.NOW));
		String there = SITES + "/other/providers";
		String provider = send(HttpMethod.POST, there, OKTA).json("/id").stringValue();
		String credential = send(HttpMethod.POST, there + "/" + provider + "/credentials",
				"{\"name\":\"theirs\",\"kind\":\"token\"}")
			.json("/credential/id")
			.stringValue();
		this.installation.asked.clear();

		for (AdminRoute route : AdminClient.routes(this.installation).all()) {
			if (route.path().contains("{provider}")) {
				String path = route.path()
					.replace("{site}", "acme")
					.replace("{provider}", provider)
					.replace("{credential}", credential)
					.replace("{sync}", provider)
					.replace("{preview}", provider);
				String body = bodyFor(path);
				boolean read = route.method().equals(HttpMethod.GET) || route.method().equals(HttpMethod.DELETE);
				assertThat(send(route.method(), path, read ? null : body).status()).as(route.method() + " " + path)
					.isEqualTo(404);
			}
		}

		assertThat(this.installation.asked).hasSize(9)
			.allSatisfy((asked) -> assertThat(asked.site()).isEqualTo(new SiteId("acme")));
		assertThat(this.installation.providers).hasSize(1);
		assertThat(this.installation.credentials).hasSize(1);
	}

	private static String bodyFor(String path) {
		if (path.endsWith("credentials")) {
			return "{\"name\":\"x\",\"kind\":\"token\"}";
		}
		if (path.endsWith("seen")) {
			return "[{\"userName\":\"ann\"}]";
		}
		if (path.endsWith("logins")) {
			return "{\"subject\":\"ann\"}";
		}
		return path.matches(".*/(complete|abandon|syncs|preview)") ? "{}" : OKTA;
	}

	@Test
	void shouldMakeCredentialsOfThePathsOwnSiteAndProvider() {
		String provider = send(HttpMethod.POST, PROVIDERS, OKTA).json("/id").stringValue();
		send(HttpMethod.POST, PROVIDERS + "/" + provider + "/credentials", "{\"name\":\"x\",\"kind\":\"token\"}");

		assertThat(this.installation.asked).last().extracting(FakeInstallation.Asked::command).satisfies((command) -> {
			Entity.Credential credential = ((Command.AddCredential) command).credential();
			assertThat(credential.site()).isEqualTo(new SiteId("acme"));
			assertThat(credential.provider()).isEqualTo(ProviderId.of(provider));
			assertThat(credential.created()).isEqualTo(FakeInstallation.NOW);
			assertThat(credential.expires()).isNull();
		});
	}

	private List<String> warnings(String credentials, String body) {
		return send(HttpMethod.POST, credentials, body).json("/warnings")
			.valueStream()
			.map(JsonNode::stringValue)
			.toList();
	}

	private Answer get(String path) {
		return send(HttpMethod.GET, path, null);
	}

	private Answer put(String path, String body, String ifMatch) {
		return Answer.of(this.client.put()
			.uri(path)
			.header("If-Match", ifMatch)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectBody(String.class)
			.returnResult());
	}

	private Answer send(HttpMethod method, String path, @Nullable String body) {
		WebTestClient.RequestBodySpec request = this.client.method(method).uri(URI.create(path));
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
		}
		return Answer.of(request.exchange().expectBody(String.class).returnResult());
	}

	private record Answer(int status, HttpHeaders headers, String body) {

		static Answer of(EntityExchangeResult<String> result) {
			String body = result.getResponseBody();
			return new Answer(result.getStatus().value(), result.getResponseHeaders(), (body != null) ? body : "");
		}

		String header(String name) {
			return String.valueOf(this.headers.getFirst(name));
		}

		JsonNode json(String pointer) {
			return AdminBodies.JSON.readTree(this.body).at(pointer);
		}

		List<String> texts(String array, String name) {
			return json(array).valueStream().map((item) -> item.path(name).stringValue()).toList();
		}

		List<String> fields() {
			return texts("/errors", "field");
		}

	}

}
