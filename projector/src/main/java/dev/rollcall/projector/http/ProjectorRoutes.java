package dev.rollcall.projector.http;

import java.util.Map;
import java.util.TreeMap;

import dev.rollcall.projector.kafka.Rebuild;
import dev.rollcall.projector.kafka.RebuildState;
import dev.rollcall.schemas.read.ViewCall;
import dev.rollcall.schemas.read.Views;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Every internal route, behind the shared token: the reads ({@link ViewCall} says how
 * they look), and {@value #REBUILD}: {@code POST} begins to build the view anew (202, or
 * 409 while one is being built or the view is not up to date), {@code GET} says how it
 * goes.
 */
public final class ProjectorRoutes {

	private static final String REBUILD = "/internal/v1/rebuild";

	private ProjectorRoutes() {
	}

	public static RouterFunction<ServerResponse> routes(String token, Views views, Rebuild rebuild) {
		ViewsHandler handler = new ViewsHandler(views);
		return RouterFunctions.route()
			.POST(ViewCall.PATH, handler::handle)
			.POST(REBUILD,
					(request) -> rebuild.start() ? progress(HttpStatus.ACCEPTED, rebuild.state())
							: progress(HttpStatus.CONFLICT, rebuild.state()))
			.GET(REBUILD, (request) -> progress(HttpStatus.OK, rebuild.state()))
			.filter(new SharedToken(token))
			.build();
	}

	private static Mono<ServerResponse> progress(HttpStatus status, RebuildState state) {
		Map<String, Object> body = new TreeMap<>();
		body.put("phase", state.phase());
		body.put("records", state.records());
		body.put("target", state.target());
		body.put("identical", state.identical());
		body.put("message", state.message());
		return ServerResponse.status(status).bodyValue(body);
	}

}
