package dev.rollcall.gateway.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A request that is read to its end before it is answered, even if nobody wants its body:
 * Reactor Netty 1.3.7 never reads from a keep-alive connection again whose queued request
 * is answered before its end was read (reactor/reactor-netty#4361), and the client's next
 * request hangs.
 */
final class WholeRequest extends ServerHttpRequestDecorator {

	/** The rest of a longer body, in bytes, is not waited for. */
	private static final int LIMIT = 64 * 1024;

	private boolean taken;

	WholeRequest(ServerHttpRequest request) {
		super(request);
	}

	@Override
	public Flux<DataBuffer> getBody() {
		this.taken = true;
		return super.getBody();
	}

	/** Completes when the request has been read; at once if somebody took the body. */
	Mono<Void> end() {
		if (this.taken || getHeaders().getContentLength() > LIMIT) {
			return Mono.empty();
		}
		int[] left = { LIMIT };
		// Numbers go on from here: a buffer would be released once more where it is
		// dropped.
		return getBody().map((buffer) -> {
			int size = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return size;
		}).takeWhile((size) -> (left[0] -= size) >= 0).then();
	}

}
