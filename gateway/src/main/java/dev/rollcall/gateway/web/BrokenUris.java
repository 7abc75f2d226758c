package dev.rollcall.gateway.web;

import java.util.Locale;

import dev.rollcall.gateway.scim.ScimError;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;

/**
 * A URI that is none never reaches Spring's handlers: its adapter sets 400 and sends no
 * body. For the SCIM API this adds the body that SCIM clients expect.
 */
final class BrokenUris implements NettyServerCustomizer {

	private static final byte[] BODY = ScimError
		.of(400, "Expected a URI in percent-encoded UTF-8, but its encoding is broken")
		.json();

	@Override
	public HttpServer apply(HttpServer server) {
		return server.mapHandle(BrokenUris::complete);
	}

	private static Mono<Void> complete(Mono<Void> handled, Connection connection) {
		if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response
				&& response.status().code() == 400 && isOurs(request.uri())) {
			return response.header(HttpHeaderNames.CONTENT_TYPE, "application/scim+json")
				.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(BODY.length))
				.sendByteArray(Mono.just(BODY))
				.then();
		}
		return handled;
	}

	private static boolean isOurs(String uri) {
		return ScimEndpoint.isOurs(uri.toLowerCase(Locale.ROOT));
	}

}
