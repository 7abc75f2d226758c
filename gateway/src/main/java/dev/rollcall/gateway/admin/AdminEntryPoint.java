package dev.rollcall.gateway.admin;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;

/** Tells a request without the administrator's token what it needs. */
final class AdminEntryPoint implements ServerAuthenticationEntryPoint {

	private static final Problem UNAUTHENTICATED = Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated",
			"The administrator's token is needed",
			"Send it as Authorization: Bearer <token>. It is what rollcall.admin.token (the environment variable "
					+ "ROLLCALL_ADMIN_TOKEN) is set to; the launcher writes the one it made into its data folder.");

	private static final Problem NOT_CONFIGURED = Problem.unavailable(
			"No administrator's token is set, so nobody can be let in. Set rollcall.admin.token (the environment "
					+ "variable ROLLCALL_ADMIN_TOKEN), or its SHA-256 as rollcall.admin.token-hash, and start again.",
			Duration.ofMinutes(1));

	private final AdminToken token;

	AdminEntryPoint(AdminToken token) {
		this.token = token;
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
		if (!this.token.isConfigured()) {
			return write(exchange, NOT_CONFIGURED);
		}
		exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rollcall-admin\"");
		return write(exchange, UNAUTHENTICATED);
	}

	static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(problem.status());
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().setCacheControl(CacheControl.noStore());
		if (problem.retryAfter() != null) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter().toSeconds()));
		}
		byte[] body = AdminAnswers.bytes(problem);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
