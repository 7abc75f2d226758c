package dev.rollcall.gateway.web;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/** Holds an answer of Spring's handlers back until its {@link WholeRequest} was read. */
final class AnswerAfterRequest extends ServerHttpResponseDecorator {

	private final WholeRequest request;

	AnswerAfterRequest(WholeRequest request, ServerHttpResponse response) {
		super(response);
		this.request = request;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return this.request.end().then(Mono.defer(() -> super.writeWith(body)));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return this.request.end().then(Mono.defer(() -> super.writeAndFlushWith(body)));
	}

	@Override
	public Mono<Void> setComplete() {
		return this.request.end().then(Mono.defer(super::setComplete));
	}

}
