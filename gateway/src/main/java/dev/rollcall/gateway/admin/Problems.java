package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.util.List;

import dev.rollcall.gateway.access.AccessUnavailableException;
import dev.rollcall.gateway.kafka.NoOutcomeException;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.gateway.kafka.UnansweredException;
import dev.rollcall.gateway.password.PasswordsUnavailableException;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Which failure is which problem, on one page. */
final class Problems {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private Problems() {
	}

	static Problem of(Throwable failure) {
		if (failure instanceof ProblemException known) {
			return known.problem();
		}
		if (failure instanceof AdminCommands.RefusedException refusal) {
			return of(refusal.refused());
		}
		if (failure instanceof OverloadedException overloaded) {
			return new Problem(HttpStatus.TOO_MANY_REQUESTS, "overloaded", "Too much at once",
					"Too many commands are under way. Send the request again after a moment.", List.of(),
					overloaded.retryAfter());
		}
		if (failure instanceof NoOutcomeException late) {
			return Problem.unavailable("No answer came in time, and whether the request will still be done is open. "
					+ "Read the resource before you send the request again.", late.retryAfter());
		}
		if (failure instanceof UnansweredException unanswered) {
			return Problem.unavailable("Kafka cannot be reached. Send the request again after a moment.",
					unanswered.retryAfter());
		}
		if (failure instanceof AccessUnavailableException unavailable) {
			return Problem.unavailable("The credentials cannot be read now. Send the request again after a moment.",
					unavailable.retryAfter());
		}
		if (failure instanceof PasswordsUnavailableException passwords) {
			String detail = String.valueOf(passwords.getMessage());
			return passwords.isPassing() ? Problem.unavailable(detail, Duration.ofSeconds(1)) : Problem
				.of(HttpStatus.SERVICE_UNAVAILABLE, "password-key-missing", "No passwords are kept here", detail);
		}
		if (failure instanceof ViewUnavailableException) {
			return Problem.unavailable("The directory cannot be read now. Send the request again after a moment.",
					Duration.ofSeconds(1));
		}
		if (failure instanceof ResponseStatusException status && status.getStatusCode().is4xxClientError()) {
			HttpStatus known = HttpStatus.resolve(status.getStatusCode().value());
			return Problem.of((known != null) ? known : HttpStatus.BAD_REQUEST, "invalid-request",
					"The request is not valid", "The request could not be read.");
		}
		log.error("An admin request failed unexpectedly", failure);
		return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "bug", "Something is wrong with Rollcall itself",
				"This is not the fault of the request. The log of the gateway says what happened.");
	}

	/** What the core refused. */
	static Problem of(Outcome.Refused refused) {
		String detail = refused.detail();
		return switch (refused.code()) {
			case SITE_NOT_FOUND, PROVIDER_NOT_FOUND, CREDENTIAL_NOT_FOUND, USER_NOT_FOUND, GROUP_NOT_FOUND,
					ACCOUNT_NOT_FOUND, SITE_GROUP_NOT_FOUND, SYNC_NOT_FOUND, JOB_NOT_FOUND, EXTENSION_NOT_FOUND ->
				Problem.notFound(detail);
			case PROVIDER_NAME_TAKEN -> conflict(detail).withErrors(new Problem.FieldError("name", detail));
			case ID_TAKEN -> conflict(detail).withErrors(new Problem.FieldError("id", detail));
			case USER_NAME_TAKEN, GROUP_NAME_TAKEN, SYNC_OVER, NOT_HELD, MEMBERSHIP_FED, ACCOUNT_LINKED,
					EXTENSION_CONFLICT ->
				conflict(detail);
			case SITE_GROUP_NAME_TAKEN -> conflict(detail).withErrors(new Problem.FieldError("name", detail));
			case LOGIN_REFUSED, PASSWORD_REFUSED ->
				Problem.of(HttpStatus.FORBIDDEN, "refused", "It was refused", detail);
			case VERSION_MISMATCH -> Problem.of(HttpStatus.PRECONDITION_FAILED, "version-mismatch",
					"Somebody else has changed it",
					detail + ". Read the resource again, apply your change to what it is now, and send its new ETag.");
			case POLICY_INVALID -> Problem.invalid("policy", detail);
			case MUTABILITY -> Problem.invalid("protocol", detail);
			case TOO_MANY -> Problem.of(HttpStatus.CONFLICT, "limit-reached", "There are too many", detail);
			case NO_TARGET, INVALID_PATH, INVALID_VALUE, INVALID_FILTER ->
				Problem.of(HttpStatus.BAD_REQUEST, "refused", "The request is refused", detail);
			case POISON ->
				Problem.unavailable("The request could not be decided and lies in the dead-letter topic: " + detail,
						Duration.ofSeconds(30));
		};
	}

	static Problem conflict(String detail) {
		return Problem.of(HttpStatus.CONFLICT, "conflict", "It is taken", detail);
	}

}
