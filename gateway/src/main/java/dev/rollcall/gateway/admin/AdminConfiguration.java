package dev.rollcall.gateway.admin;

import java.security.SecureRandom;
import java.time.Clock;

import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.command.Interpreter;
import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.gateway.password.PasswordProperties;
import dev.rollcall.gateway.password.Passwords;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.read.Views;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The admin API and who may use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ AdminProperties.class, PasswordProperties.class, ReinterpretationProperties.class })
@Import(AdminSecurityConfiguration.class)
public class AdminConfiguration {

	@Bean
	Passwords gatewayPasswords(PasswordProperties properties) {
		return new Passwords(properties);
	}

	@Bean
	AdminRoutes gatewayAdmin(CommandGateway gateway, Views views, ReadBounds bounds, Credentials credentials,
			SiteSchemas siteSchemas, IdSource gatewayIds, Clock gatewayClock, AdminProperties properties,
			Passwords gatewayPasswords, PasswordProperties passwordProperties, SiteLog gatewaySiteLog,
			Interpreter gatewayInterpreter, ReinterpretationProperties reinterpretationProperties) {
		AdminCommands commands = new AdminCommands(gateway);
		AdminReads reads = new AdminReads(views, bounds);
		AdminBodies bodies = new AdminBodies(properties);
		return new AdminRoutes(new SitesHandler(commands, reads, bodies, properties),
				new ProvidersHandler(commands, reads, bodies, credentials, gatewayIds, properties),
				new CredentialsHandler(commands, reads, bodies, credentials, gatewayIds, gatewayClock,
						new SecureRandom(), properties),
				new PolicyHandler(commands, reads, bodies, gatewayIds, properties),
				new AccountsHandler(commands, reads, bodies, gatewayIds, properties), new JobsHandler(commands, reads),
				new SiteGroupsHandler(commands, reads, bodies, gatewayIds, properties),
				new SyncsHandler(commands, reads, bodies, gatewayIds, siteSchemas, properties),
				new LoginsHandler(commands, reads, bodies, gatewayIds, properties),
				new PasswordsHandler(commands, bodies, gatewayPasswords, passwordProperties, gatewayClock,
						new SecureRandom()),
				new ReinterpretationsHandler(new Reinterpretations(
						(site) -> new ReinterpretationRun(gatewaySiteLog, siteSchemas, gatewayInterpreter, views,
								bounds, reinterpretationProperties, site),
						new ReinterpretationApplier(gateway, gatewayIds), gatewayIds, gatewayClock,
						reinterpretationProperties), reads, bodies, properties),
				new ExtensionsHandler(commands, reads, bodies, credentials));
	}

	@Bean
	RouterFunction<ServerResponse> gatewayAdminRouter(AdminRoutes gatewayAdmin) {
		return gatewayAdmin.router();
	}

}
