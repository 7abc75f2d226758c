package dev.rollcall.gateway.web;

import java.time.Duration;
import java.util.concurrent.CompletionException;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.kafka.CommandTooLargeException;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.gateway.kafka.UnansweredException;
import dev.rollcall.gateway.scim.ScimError;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.gateway.scim.ScimType;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;

/** Which answer follows from which failure; whatever is not foreseen is a bug: 500. */
final class ScimErrors {

	private static final Logger log = LoggerFactory.getLogger(ScimErrors.class);

	private static final Duration SOON = Duration.ofSeconds(1);

	private ScimErrors() {
	}

	static Answer answer(Throwable failure) {
		if (failure instanceof CompletionException && failure.getCause() != null) {
			return answer(failure.getCause());
		}
		if (failure instanceof ScimErrorException malformed) {
			return (malformed.error().status() == 503) ? later(503, malformed.error().detail(), SOON)
					: answer(malformed.error());
		}
		if (failure instanceof UnansweredException unanswered) {
			return later((unanswered instanceof OverloadedException) ? 429 : 503,
					String.valueOf(unanswered.getMessage()), unanswered.retryAfter());
		}
		if (failure instanceof ViewUnavailableException) {
			return later(503, "Expected to read what was written before, but the view is not there yet", SOON);
		}
		if (failure instanceof AccessUnavailableException unavailable) {
			return later(503, "Expected to know the credentials, but they cannot be looked up now",
					unavailable.retryAfter());
		}
		if (failure instanceof FilterRejectedException rejected) {
			return answer(ScimError.badRequest(rejected.isTooMany() ? ScimType.TOO_MANY : ScimType.INVALID_FILTER,
					String.valueOf(rejected.getMessage())));
		}
		if (failure instanceof CommandTooLargeException) {
			return answer(ScimError.of(413, String.valueOf(failure.getMessage())));
		}
		log.error("A SCIM request failed in a way that was not foreseen", failure);
		return answer(ScimError.of(500, "Expected to answer the request, but the server failed"));
	}

	static Answer answer(ScimError error) {
		return Answer.of(error.status(), error.json());
	}

	/** 401; says which kinds of credentials are taken. */
	static Answer unauthorized() {
		return answer(ScimError.of(401, "Expected a valid credential, but there is none"))
			.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"scim\", Basic realm=\"scim\", charset=\"UTF-8\"");
	}

	static Answer methodNotAllowed(String allow) {
		return answer(ScimError.of(405, "Expected one of " + allow + ", but the request has another method"))
			.header(HttpHeaders.ALLOW, allow);
	}

	private static Answer later(int status, String detail, Duration wait) {
		return answer(ScimError.of(status, detail)).header(HttpHeaders.RETRY_AFTER,
				Long.toString(Math.max(1, wait.toSeconds())));
	}

}
