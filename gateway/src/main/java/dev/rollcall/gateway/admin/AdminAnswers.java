package dev.rollcall.gateway.admin;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Writes answers. None of them may be cached: they are about people and access. */
final class AdminAnswers {

	private AdminAnswers() {
	}

	static Mono<ServerResponse> ok(Object body) {
		return ok(body, null);
	}

	/**
	 * @param version becomes the ETag
	 */
	static Mono<ServerResponse> ok(Object body, @Nullable Long version) {
		return write(answer(HttpStatus.OK, version), body);
	}

	static Mono<ServerResponse> created(String location, Object body, @Nullable Long version) {
		return write(answer(HttpStatus.CREATED, version).location(URI.create(location)), body);
	}

	/** Begun; the location tells how far it is. */
	static Mono<ServerResponse> accepted(String location, Object body) {
		return write(answer(HttpStatus.ACCEPTED, null).location(URI.create(location)), body);
	}

	static Mono<ServerResponse> gone() {
		return ServerResponse.noContent().build();
	}

	static Mono<ServerResponse> problem(Problem problem) {
		ServerResponse.BodyBuilder builder = ServerResponse.status(problem.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.cacheControl(CacheControl.noStore());
		if (problem.retryAfter() != null) {
			builder.header("Retry-After", Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
		}
		return builder.bodyValue(bytes(problem));
	}

	static byte[] bytes(Problem problem) {
		ObjectNode node = AdminBodies.JSON.createObjectNode();
		node.put("type", "urn:rollcall:problem:" + problem.name().toLowerCase(Locale.ROOT));
		node.put("title", problem.title());
		node.put("status", problem.status().value());
		node.put("detail", problem.detail());
		List<Problem.FieldError> errors = problem.errors();
		if (!errors.isEmpty()) {
			ArrayNode array = node.putArray("errors");
			errors.forEach((error) -> array.addObject().put("field", error.field()).put("detail", error.detail()));
		}
		return AdminBodies.JSON.writeValueAsBytes(node);
	}

	private static ServerResponse.BodyBuilder answer(HttpStatus status, @Nullable Long version) {
		ServerResponse.BodyBuilder builder = ServerResponse.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore());
		return (version != null) ? builder.eTag("\"" + version + "\"") : builder;
	}

	private static Mono<ServerResponse> write(ServerResponse.BodyBuilder builder, Object body) {
		return builder.bodyValue(AdminBodies.JSON.writeValueAsBytes(body));
	}

}
