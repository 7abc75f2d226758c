package dev.rollcall.gateway.web;

import java.net.URI;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A request whose body is there already: one of a bulk, or one that is answered later.
 */
final class InnerRequest extends ServerHttpRequestDecorator {

	private final HttpMethod method;

	private final URI uri;

	private final HttpHeaders headers;

	private final byte[] body;

	InnerRequest(ServerHttpRequest outer, HttpMethod method, URI uri, HttpHeaders headers, byte[] body) {
		super(outer);
		this.method = method;
		this.uri = uri;
		this.headers = headers;
		this.body = body;
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return (this.body.length > 0)
				? Flux.just(this.body).map((bytes) -> DefaultDataBufferFactory.sharedInstance.wrap(bytes))
				: Flux.empty();
	}

}
