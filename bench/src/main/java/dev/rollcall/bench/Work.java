package dev.rollcall.bench;

import java.io.IOException;

/** One request, or a few that belong together, and the check of the answer. */
@FunctionalInterface
interface Work {

	/** Does the piece of work of this number, which no other gets. */
	void once(HttpConnection connection, long number) throws IOException, WrongAnswerException;

}
