package dev.rollcall.projector.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets only those in who know the shared secret of the cluster. */
final class SharedToken implements HandlerFilterFunction<ServerResponse, ServerResponse> {

	private final byte[] expected;

	SharedToken(String token) {
		this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
		List<String> headers = request.headers().header(HttpHeaders.AUTHORIZATION);
		boolean known = headers.size() == 1
				&& MessageDigest.isEqual(this.expected, headers.get(0).getBytes(StandardCharsets.UTF_8));
		return known ? next.handle(request)
				: ServerResponse.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
	}

}
