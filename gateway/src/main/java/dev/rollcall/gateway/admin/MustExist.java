package dev.rollcall.gateway.admin;

import java.util.List;

import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The condition of a PUT: what it changes is there and, with {@code If-Match}, is what
 * the client last saw. Without it a mismatch can only mean that there is nothing: 404.
 *
 * @param stated whether the client sent {@code If-Match}
 */
record MustExist(Preconditions preconditions, boolean stated, String what) {

	static MustExist of(ServerRequest request, String what) {
		List<Long> ifMatch = AdminRequest.ifMatch(request);
		List<Long> versions = ifMatch.isEmpty() ? List.of(Preconditions.ANY) : ifMatch;
		return new MustExist(new Preconditions(versions, List.of()), !ifMatch.isEmpty(), what);
	}

	Throwable refused(AdminCommands.RefusedException refusal) {
		return (refusal.refused().code() == Outcome.Code.VERSION_MISMATCH && !this.stated)
				? new ProblemException(Problem.notFound("There is no " + this.what + " of this id.")) : refusal;
	}

}
