package dev.rollcall.gateway.web;

import dev.rollcall.gateway.access.Access;
import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.scim.ScimError;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The edge of the SCIM API: authenticates, routes, and turns failures into SCIM errors.
 * It stands before Spring's filters and dispatching, which SCIM needs nothing of and
 * which would take as long as all the rest of a read.
 */
final class ScimEndpoint implements HttpHandlerDecoratorFactory {

	private static final String PREFIX = ScimRequest.ROOT + "/";

	private static final int TRACEPARENT_LENGTH = 55;

	private final Access access;

	private final ScimRoutes routes;

	private final BaseUri baseUri;

	private final int maxUri;

	private final RequestMetrics metrics;

	ScimEndpoint(Access access, ScimRoutes routes, BaseUri baseUri, int maxUri, RequestMetrics metrics) {
		this.access = access;
		this.routes = routes;
		this.baseUri = baseUri;
		this.maxUri = maxUri;
		this.metrics = metrics;
	}

	@Override
	public HttpHandler apply(HttpHandler others) {
		return (request, response) -> isOurs(request.getURI().getRawPath()) ? handle(request, response)
				: handOn(others, new WholeRequest(request), response);
	}

	private static Mono<Void> handOn(HttpHandler others, WholeRequest request, ServerHttpResponse response) {
		return others.handle(request, new AnswerAfterRequest(request, response));
	}

	static boolean isOurs(String path) {
		return path.startsWith(PREFIX) || path.equals(ScimRequest.ROOT);
	}

	private Mono<Void> handle(ServerHttpRequest received, ServerHttpResponse response) {
		long start = System.nanoTime();
		WholeRequest request = new WholeRequest(received);
		String path = path(request.getURI().getRawPath());
		ScimRoutes.Target target = this.routes.find(path);
		String template = (target != null) ? target.template() : "unknown";
		Mono<Answer> answer = answer(request, target).onErrorResume((ex) -> Mono.just(ScimErrors.answer(ex)));
		String trace = request.getHeaders().getFirst(CommandGateway.TRACEPARENT);
		if (trace != null && trace.length() == TRACEPARENT_LENGTH) {
			answer = answer.contextWrite((context) -> context.put(CommandGateway.TRACEPARENT, trace));
		}
		return answer.flatMap((found) -> {
			this.metrics.answered(request.getMethod(), template, found.status(), System.nanoTime() - start);
			return request.end().then(Mono.defer(() -> found.write(response)));
		});
	}

	private Mono<Answer> answer(ServerHttpRequest request, ScimRoutes.@Nullable Target target) {
		if (isTooLong(request)) {
			return Mono.just(ScimErrors.answer(ScimError.of(414,
					"Expected a URI of at most " + this.maxUri + " characters, but it is longer: use .search")));
		}
		return this.access.authenticate(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
			.flatMap((caller) -> route(request, target, caller))
			.switchIfEmpty(Mono.fromSupplier(ScimErrors::unauthorized));
	}

	private Mono<Answer> route(ServerHttpRequest request, ScimRoutes.@Nullable Target target, Caller caller) {
		if (target == null) {
			return Mono
				.just(ScimErrors.answer(ScimError.of(404, "Expected a path of the SCIM API, but there is none such")));
		}
		Endpoint.Handler handler = target.endpoint().handler(request.getMethod().name());
		if (handler == null) {
			return Mono.just(ScimErrors.methodNotAllowed(target.endpoint().allow()));
		}
		return handler.handle(new ScimRequest(request, caller, this.baseUri.of(request), target.id()));
	}

	private boolean isTooLong(ServerHttpRequest request) {
		String query = request.getURI().getRawQuery();
		return request.getURI().getRawPath().length() + ((query != null) ? query.length() : 0) > this.maxUri;
	}

	/**
	 * What follows the base URI, without slashes at its ends: some consoles have the base
	 * URI with one, and append another.
	 */
	private static String path(String raw) {
		int start = Math.min(PREFIX.length(), raw.length());
		int end = raw.length();
		while (start < end && raw.charAt(start) == '/') {
			start++;
		}
		while (end > start && raw.charAt(end - 1) == '/') {
			end--;
		}
		return raw.substring(start, end);
	}

}
