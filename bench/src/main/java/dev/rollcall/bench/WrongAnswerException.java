package dev.rollcall.bench;

/**
 * An answer that is not the right one; the message is its kind, under which it counts.
 */
final class WrongAnswerException extends Exception {

	WrongAnswerException(String kind) {
		// Counted, not analysed: no stack trace.
		super(kind, null, false, false);
	}

}
