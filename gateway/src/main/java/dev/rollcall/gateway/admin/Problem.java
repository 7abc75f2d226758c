package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What went wrong and what to do next (RFC 9457).
 *
 * @param name last part of the problem's type, a URN: {@code urn:rollcall:problem:<name>}
 * @param detail fit for the administrator's eyes
 * @param errors the fields that are to blame, by their path in the body
 * @param retryAfter when the same request may be repeated; {@code null}: as it is, it
 * will fail again
 */
record Problem(HttpStatus status, String name, String title, String detail, List<FieldError> errors,
		@Nullable Duration retryAfter) {

	Problem {
		errors = List.copyOf(errors);
	}

	static Problem of(HttpStatus status, String name, String title, String detail) {
		return new Problem(status, name, title, detail, List.of(), null);
	}

	static Problem invalid(List<FieldError> errors) {
		return new Problem(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid",
				"Correct the fields named in errors and send the request again.", errors, null);
	}

	static Problem invalid(String field, String detail) {
		return invalid(List.of(new FieldError(field, detail)));
	}

	static Problem notFound(String detail) {
		return of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing", detail);
	}

	static Problem unavailable(String detail, Duration retryAfter) {
		return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not possible right now", detail, List.of(),
				retryAfter);
	}

	Problem withErrors(FieldError... blamed) {
		return new Problem(this.status, this.name, this.title, this.detail, List.of(blamed), this.retryAfter);
	}

	/** A field of the body, a query parameter or a header, and what is wrong with it. */
	record FieldError(String field, String detail) {
	}

}
