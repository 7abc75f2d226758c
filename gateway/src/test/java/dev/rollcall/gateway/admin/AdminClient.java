package dev.rollcall.gateway.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import dev.rollcall.gateway.command.GroupCommands;
import dev.rollcall.gateway.command.Interpreter;
import dev.rollcall.gateway.command.UserCommands;
import dev.rollcall.gateway.password.Passwords;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.schemas.TimeOrderedIds;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The admin API on a fake installation, with its security in front. */
final class AdminClient {

	static final String TOKEN = "the-administrators-own-token";

	private static final ReinterpretationProperties REINTERPRETATION = new ReinterpretationProperties(1000,
			Duration.ofSeconds(10), 10, DataSize.ofMegabytes(1), 100, 2, Duration.ofHours(1));

	private AdminClient() {
	}

	static AdminProperties properties(@Nullable String token, @Nullable String hash, boolean openMetrics) {
		return new AdminProperties(token, hash, DataSize.ofKilobytes(4), 3, Duration.ofSeconds(1), openMetrics,
				DataSize.ofKilobytes(64), 5, 1_000, 8, 4_000, 200, 200);
	}

	static Interpreter interpreter() {
		return new Interpreter(new JsonBody(JsonLimits.DEFAULT), new UserCommands(RequestLimits.DEFAULT),
				new GroupCommands(RequestLimits.DEFAULT));
	}

	static AdminRoutes routes(FakeInstallation installation) {
		AdminProperties properties = properties(TOKEN, null, false);
		Clock clock = Clock.fixed(FakeInstallation.NOW, ZoneOffset.UTC);
		TimeOrderedIds ids = new TimeOrderedIds(clock);
		AdminCommands commands = new AdminCommands(installation);
		AdminReads reads = new AdminReads(installation, installation);
		AdminBodies bodies = new AdminBodies(properties);
		return new AdminRoutes(new SitesHandler(commands, reads, bodies, properties),
				new ProvidersHandler(commands, reads, bodies, installation, ids, properties),
				new CredentialsHandler(commands, reads, bodies, installation, ids, clock, new SecureRandom(),
						properties),
				new PolicyHandler(commands, reads, bodies, ids, properties),
				new AccountsHandler(commands, reads, bodies, ids, properties), new JobsHandler(commands, reads),
				new SiteGroupsHandler(commands, reads, bodies, ids, properties),
				new SyncsHandler(commands, reads, bodies, ids, installation.schemas, properties),
				new LoginsHandler(commands, reads, bodies, ids, properties),
				new PasswordsHandler(commands, bodies, new Passwords(installation.passwords), installation.passwords,
						clock, new SecureRandom()),
				new ReinterpretationsHandler(
						new Reinterpretations(
								(site) -> new ReinterpretationRun(installation.log, installation.schemas, interpreter(),
										installation, installation, REINTERPRETATION, site),
								new ReinterpretationApplier(installation, ids), ids, clock, REINTERPRETATION),
						reads, bodies, properties),
				new ExtensionsHandler(commands, reads, bodies, installation));
	}

	/** As an administrator. */
	static WebTestClient of(FakeInstallation installation) {
		return secured(installation, properties(TOKEN, null, false)).mutate()
			.defaultHeader("Authorization", "Bearer " + TOKEN)
			.build();
	}

	/** As nobody. */
	static WebTestClient secured(FakeInstallation installation, AdminProperties properties) {
		AdminSecurityConfiguration security = new AdminSecurityConfiguration();
		AdminToken token = security.gatewayAdminToken(properties);
		WebFilterChainProxy proxy = new WebFilterChainProxy(
				security.gatewayAdminSecurity(token, security.gatewayAdministrators(token), properties));
		proxy.setExchangeRejectedHandler(security.gatewayRejectedRequests());
		return WebTestClient.bindToRouterFunction(routes(installation).router().and(elsewhere()))
			.webFilter(proxy)
			.configureClient()
			.build();
	}

	/** Paths of others beside the admin API. */
	private static RouterFunction<ServerResponse> elsewhere() {
		return RouterFunctions.route(RequestPredicates.path("/scim/**").or(RequestPredicates.path("/actuator/**")),
				(request) -> ServerResponse.ok().bodyValue("elsewhere"));
	}

}
