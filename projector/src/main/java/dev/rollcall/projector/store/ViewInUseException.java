package dev.rollcall.projector.store;

/** Another process has the views; the message says what to do. */
public final class ViewInUseException extends RuntimeException {

	ViewInUseException(String message) {
		super(message);
	}

}
