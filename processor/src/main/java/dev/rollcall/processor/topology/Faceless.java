package dev.rollcall.processor.topology;

/**
 * A failure of the core as it may be logged: where it happened and of what kind, without
 * its message, which may hold personal values.
 */
final class Faceless extends RuntimeException {

	private Faceless(Throwable failure) {
		super(failure.getClass().getName(), null, false, true);
		setStackTrace(failure.getStackTrace());
	}

	static Faceless of(Throwable failure) {
		return new Faceless(failure);
	}

}
