package dev.rollcall.gateway.admin;

import java.util.List;
import java.util.Locale;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.server.ServerWebExchange;

/** The one administrator: whoever has the token. */
final class AdministratorAuthentication implements ReactiveAuthenticationManager {

	private static final String NAME = "administrator";

	private static final String SCHEME = "bearer ";

	private final AdminToken token;

	AdministratorAuthentication(AdminToken token) {
		this.token = token;
	}

	/** Empty if the request has no bearer token (RFC 6750 section 2.1). */
	static Mono<Authentication> presented(ServerWebExchange exchange) {
		String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
			return Mono.empty();
		}
		return Mono
			.just(UsernamePasswordAuthenticationToken.unauthenticated(NAME, header.substring(SCHEME.length()).strip()));
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		if (authentication.getCredentials() instanceof String presented && this.token.matches(presented)) {
			return Mono.just(UsernamePasswordAuthenticationToken.authenticated(NAME, "",
					List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"))));
		}
		return Mono.error(new BadCredentialsException("Expected the administrator's token, but it is another one"));
	}

}
