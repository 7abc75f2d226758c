package dev.rollcall.gateway.admin;

import java.security.SecureRandom;
import java.time.Clock;

import dev.rollcall.gateway.access.Credentials;
import dev.rollcall.gateway.kafka.CommandGateway;
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
@EnableConfigurationProperties(AdminProperties.class)
@Import(AdminSecurityConfiguration.class)
public class AdminConfiguration {

	@Bean
	AdminRoutes gatewayAdmin(CommandGateway gateway, Views views, ReadBounds bounds, Credentials credentials,
			IdSource gatewayIds, Clock gatewayClock, AdminProperties properties) {
		AdminCommands commands = new AdminCommands(gateway);
		AdminReads reads = new AdminReads(views, bounds);
		AdminBodies bodies = new AdminBodies(properties);
		return new AdminRoutes(new SitesHandler(commands, reads, bodies, properties),
				new ProvidersHandler(commands, reads, bodies, credentials, gatewayIds), new CredentialsHandler(commands,
						reads, bodies, credentials, gatewayIds, gatewayClock, new SecureRandom(), properties),
				new AccountsHandler(reads, properties));
	}

	@Bean
	RouterFunction<ServerResponse> gatewayAdminRouter(AdminRoutes gatewayAdmin) {
		return gatewayAdmin.router();
	}

}
