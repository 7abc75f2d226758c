package dev.rollcall.gateway.web;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where clients reach the SCIM API: the configured public URL, else what the request was
 * sent to ({@code Host}, and {@code X-Forwarded-*} where
 * {@code server.forward-headers-strategy} has them trusted).
 */
final class BaseUri {

	private final @Nullable String configured;

	BaseUri(@Nullable URI publicUrl) {
		this.configured = (publicUrl != null) ? publicUrl.toString().replaceAll("/+$", "") + ScimRequest.ROOT : null;
	}

	String of(ServerHttpRequest request) {
		if (this.configured != null) {
			return this.configured;
		}
		URI uri = request.getURI();
		return uri.getScheme() + "://" + uri.getRawAuthority() + ScimRequest.ROOT;
	}

}
