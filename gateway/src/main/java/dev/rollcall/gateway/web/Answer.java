package dev.rollcall.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * What is sent back: a status, a few headers, and a body that is there whole, comes in
 * chunks, or is missing.
 */
final class Answer {

	private static final String SCIM_JSON = new MediaType("application", "scim+json").toString();

	private final int status;

	private final byte @Nullable [] body;

	private final @Nullable Flux<byte[]> chunks;

	private final @Nullable String etag;

	private final @Nullable String location;

	private final List<Header> headers;

	private Answer(int status, byte @Nullable [] body, @Nullable Flux<byte[]> chunks, @Nullable String etag,
			@Nullable String location, List<Header> headers) {
		this.status = status;
		this.body = body;
		this.chunks = chunks;
		this.etag = etag;
		this.location = location;
		this.headers = headers;
	}

	static Answer of(int status, byte[] body) {
		return new Answer(status, body, null, null, null, List.of());
	}

	static Answer streamed(int status, Flux<byte[]> chunks) {
		return new Answer(status, null, chunks, null, null, List.of());
	}

	static Answer empty(int status) {
		return new Answer(status, null, null, null, null, List.of());
	}

	Answer etag(String value) {
		return new Answer(this.status, this.body, this.chunks, value, this.location, this.headers);
	}

	Answer location(String value) {
		return new Answer(this.status, this.body, this.chunks, this.etag, value, this.headers);
	}

	/** The same with a body of another media type. */
	Answer as(String mediaType) {
		return header(HttpHeaders.CONTENT_TYPE, mediaType);
	}

	Answer header(String name, String value) {
		List<Header> all = new ArrayList<>(this.headers);
		all.add(new Header(name, value));
		return new Answer(this.status, this.body, this.chunks, this.etag, this.location, List.copyOf(all));
	}

	int status() {
		return this.status;
	}

	@Nullable String etag() {
		return this.etag;
	}

	@Nullable String location() {
		return this.location;
	}

	/** The body as text where it is there whole, else empty. */
	String text() {
		return (this.body != null) ? new String(this.body, StandardCharsets.UTF_8) : "";
	}

	/** A response to HEAD leaves its body out, and is complete only when that is said. */
	Mono<Void> write(ServerHttpResponse response) {
		return send(response).then(Mono.defer(response::setComplete));
	}

	private Mono<Void> send(ServerHttpResponse response) {
		response.setRawStatusCode(this.status);
		HttpHeaders headers = response.getHeaders();
		if (this.etag != null) {
			headers.set(HttpHeaders.ETAG, this.etag);
		}
		if (this.location != null) {
			headers.set(HttpHeaders.LOCATION, this.location);
		}
		if (this.body != null || this.chunks != null) {
			headers.set(HttpHeaders.CONTENT_TYPE, SCIM_JSON);
		}
		this.headers.forEach((header) -> headers.set(header.name(), header.value()));
		DataBufferFactory buffers = response.bufferFactory();
		if (this.body != null) {
			headers.setContentLength(this.body.length);
			return response.writeWith(Mono.just(buffers.wrap(this.body)));
		}
		if (this.chunks != null) {
			return response.writeWith(this.chunks.map(buffers::wrap));
		}
		if (this.status != 204 && this.status != 304) {
			headers.setContentLength(0);
		}
		return Mono.empty();
	}

	private record Header(String name, String value) {
	}

}
