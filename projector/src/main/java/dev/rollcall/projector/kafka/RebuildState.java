package dev.rollcall.projector.kafka;

/**
 * How building the view anew beside the live one is going.
 *
 * @param phase where it is
 * @param records directory records applied so far
 * @param target records that the topic holds, about
 * @param identical whether the live view said the same as the new one at the same
 * positions; only true or false once compared
 * @param message what went wrong, else empty
 */
public record RebuildState(Phase phase, long records, long target, Comparison identical, String message) {

	static final RebuildState NONE = new RebuildState(Phase.NONE, 0, 0, Comparison.OPEN, "");

	/** Where a rebuild is. */
	public enum Phase {

		NONE, READING, COMPARING, SWITCHING, DONE, FAILED

	}

	/** What comparing the digests said. */
	public enum Comparison {

		OPEN, IDENTICAL, DIFFERENT

	}

}
