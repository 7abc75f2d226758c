package dev.rollcall.bench;

import java.time.Duration;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/**
 * The least that WebFlux can do: {@code GET /bytes/N} answers N bytes, {@code POST /echo}
 * answers what it got. A process of its own, so that it meets the client as the measured
 * server does.
 */
final class BaselineServer {

	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private BaselineServer() {
	}

	/** Serves until standard input ends, which is when the benchmark does. */
	static void run() throws java.io.IOException {
		HttpHandler handler = RouterFunctions.toHttpHandler(routes());
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle(new ReactorHttpHandlerAdapter(handler))
			.bindNow(Duration.ofSeconds(30));
		System.out.println("PORT=" + server.port());
		System.out.flush();
		System.in.transferTo(java.io.OutputStream.nullOutputStream());
		server.disposeNow();
	}

	private static RouterFunction<ServerResponse> routes() {
		return route().GET("/bytes/{count}", BaselineServer::bytes).POST("/echo", BaselineServer::echo).build();
	}

	private static Mono<ServerResponse> bytes(ServerRequest request) {
		byte[] body = new byte[Math.min(Integer.parseInt(request.pathVariable("count")), MAX_BYTES)];
		java.util.Arrays.fill(body, (byte) 'x');
		return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
	}

	private static Mono<ServerResponse> echo(ServerRequest request) {
		return request.bodyToMono(byte[].class)
			.flatMap((body) -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body));
	}

}
