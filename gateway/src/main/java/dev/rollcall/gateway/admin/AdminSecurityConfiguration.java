package dev.rollcall.gateway.admin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/**
 * Lets administrators, and nobody else, at {@code /admin/**} and {@code /actuator/**}.
 * Open to all are the OpenAPI document, health without details, and what the build is.
 * SCIM is served before any of this and authenticates by its providers' credentials.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AdminSecurityConfiguration {

	private static final String PROMETHEUS = "/actuator/prometheus";

	@Bean
	AdminToken gatewayAdminToken(AdminProperties properties) {
		return AdminToken.of(properties);
	}

	@Bean
	ReactiveAuthenticationManager gatewayAdministrators(AdminToken token) {
		return new AdministratorAuthentication(token);
	}

	@Bean
	SecurityWebFilterChain gatewayAdminSecurity(AdminToken token, ReactiveAuthenticationManager gatewayAdministrators,
			AdminProperties properties) {
		AdminEntryPoint entryPoint = new AdminEntryPoint(token);
		AuthenticationWebFilter authentication = new AuthenticationWebFilter(gatewayAdministrators);
		authentication.setServerAuthenticationConverter(AdministratorAuthentication::presented);
		authentication.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(entryPoint));
		return ServerHttpSecurity.http()
			.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/admin/**", "/actuator/**"))
			.authenticationManager(gatewayAdministrators)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(entryPoint))
			.authorizeExchange((exchanges) -> {
				exchanges.pathMatchers(AdminRoutes.OPENAPI, "/actuator/health/**", "/actuator/info").permitAll();
				if (properties.openMetrics()) {
					exchanges.pathMatchers(PROMETHEUS).permitAll();
				}
				exchanges.anyExchange().authenticated();
			})
			.build();
	}

	@Bean
	ServerExchangeRejectedHandler gatewayRejectedRequests() {
		return (exchange, rejected) -> AdminEntryPoint.write(exchange,
				Problem.of(HttpStatus.BAD_REQUEST, "rejected", "The request is of a form that attacks have",
						"Expected a plain path and plain headers, without doubled or encoded slashes."));
	}

}
