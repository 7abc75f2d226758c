package dev.rollcall.gateway.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What can be done at one path: methods in the order in which they were named. */
final class Endpoint {

	private final Map<String, Handler> methods = new LinkedHashMap<>();

	/** Reads, also by HEAD, whose body the server leaves out. */
	Endpoint get(Handler handler) {
		return on("GET", handler).on("HEAD", handler);
	}

	Endpoint post(Handler handler) {
		return on("POST", handler);
	}

	Endpoint put(Handler handler) {
		return on("PUT", handler);
	}

	Endpoint patch(Handler handler) {
		return on("PATCH", handler);
	}

	Endpoint delete(Handler handler) {
		return on("DELETE", handler);
	}

	/** {@code null} if the method is not allowed. */
	@Nullable Handler handler(String method) {
		return this.methods.get(method);
	}

	/** The value of an {@code Allow} header. */
	String allow() {
		return String.join(", ", this.methods.keySet());
	}

	private Endpoint on(String method, Handler handler) {
		this.methods.put(method, handler);
		return this;
	}

	/** Answers one method of one endpoint; what is wrong with the request it throws. */
	@FunctionalInterface
	interface Handler {

		Mono<Answer> handle(ScimRequest request);

	}

}
