package dev.rollcall.gateway.admin;

/** Carries a problem out of a handler; an answer and no bug, so it has no stack trace. */
final class ProblemException extends RuntimeException {

	private final transient Problem problem;

	ProblemException(Problem problem) {
		super(problem.detail(), null, false, false);
		this.problem = problem;
	}

	Problem problem() {
		return this.problem;
	}

}
