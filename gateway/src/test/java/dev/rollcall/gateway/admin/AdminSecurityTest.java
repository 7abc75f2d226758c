package dev.rollcall.gateway.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

import dev.rollcall.gateway.access.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class AdminSecurityTest {

	private final FakeInstallation installation = new FakeInstallation();

	@ParameterizedTest(name = "{0}")
	@MethodSource("strangers")
	void shouldLetNobodyInWithoutTheToken(@Nullable String header) {
		WebTestClient.RequestHeadersSpec<?> request = client().get().uri("/admin/v1/sites");
		if (header != null) {
			request.header("Authorization", header);
		}
		request.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"rollcall-admin\"")
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("rollcall.admin.token"));
	}

	static Stream<Arguments> strangers() {
		String basic = Base64.getEncoder()
			.encodeToString(("admin:" + AdminClient.TOKEN).getBytes(StandardCharsets.UTF_8));
		return Stream.of(arguments((Object) null), arguments(""), arguments("Bearer"), arguments("Bearer "),
				arguments("Bearer wrong"), arguments("Bearer " + AdminClient.TOKEN + "x"), arguments(AdminClient.TOKEN),
				arguments("Basic " + basic), arguments("Bearer " + "x".repeat(10_000)));
	}

	@Test
	void shouldGuardEveryRouteButTheDocument() {
		for (AdminRoute route : AdminClient.routes(this.installation).all()) {
			String path = route.path().replaceAll("\\{[a-z]+}", "x");
			int status = client().method(route.method())
				.uri(path)
				.exchange()
				.returnResult(Void.class)
				.getStatus()
				.value();
			assertThat(status).as(route.method() + " " + path).isEqualTo(path.equals(AdminRoutes.OPENAPI) ? 200 : 401);
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/actuator/health,200", "/actuator/health/liveness,200", "/actuator/health/readiness,200",
			"/actuator/info,200", "/actuator/prometheus,401", "/actuator,401", "/actuator/env,401",
			"/actuator/heapdump,401", "/scim/v2/Users,200", "/admin,401", "/admin/,401", "/%61dmin/v1/sites,401",
			"/admin/v1/%73ites,401", "/admin;x=1/v1/sites,400", "/admin//v1/sites,400", "/admin/v1/sites/a%2Fb,400" })
	void shouldGuardAdministrationAndLeaveTheRestAlone(String path, int status) {
		client().get().uri(URI.create(path)).exchange().expectStatus().isEqualTo(status);
	}

	@Test
	void shouldOpenTheMetricsIfToldTo() {
		AdminClient.secured(this.installation, AdminClient.properties(AdminClient.TOKEN, null, true))
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void shouldKnowTheTokenByItsHash() {
		String hash = HexFormat.of().formatHex(Sha256.of(AdminClient.TOKEN));

		AdminClient.secured(this.installation, AdminClient.properties(null, hash, false))
			.get()
			.uri("/admin/v1/sites")
			.header("Authorization", "bearer " + AdminClient.TOKEN)
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void shouldSayWhatToSetWhenThereIsNoToken() {
		AdminClient.secured(this.installation, AdminClient.properties(null, "", false))
			.get()
			.uri("/admin/v1/sites")
			.header("Authorization", "Bearer " + AdminClient.TOKEN)
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals("Retry-After", "60")
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("ROLLCALL_ADMIN_TOKEN"));
	}

	@Test
	void shouldRefuseToStartWithATokenOrHashThatIsNone() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AdminToken.of(AdminClient.properties("tiny-secret", null, false)))
			.withMessageContaining("at least 16 characters")
			.withMessageNotContaining("tiny-secret");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AdminToken.of(AdminClient.properties(null, "abcdef", false)))
			.withMessageContaining("64 hex digits")
			.withMessageNotContaining("abcdef");
	}

	@Test
	void shouldPrintNoToken(CapturedOutput output) {
		AdminProperties properties = AdminClient.properties(AdminClient.TOKEN, null, false);
		client().get().uri("/admin/v1/sites").header("Authorization", "Bearer " + AdminClient.TOKEN).exchange();
		client().get().uri("/admin/v1/sites").header("Authorization", "Bearer x" + AdminClient.TOKEN).exchange();

		assertThat(properties + " " + AdminToken.of(properties)).doesNotContain(AdminClient.TOKEN);
		assertThat(output.getAll()).doesNotContain(AdminClient.TOKEN);
	}

	private WebTestClient client() {
		return AdminClient.secured(this.installation, AdminClient.properties(AdminClient.TOKEN, null, false));
	}

}
