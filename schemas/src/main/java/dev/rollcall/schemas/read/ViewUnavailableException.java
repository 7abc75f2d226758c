package dev.rollcall.schemas.read;

/** The view cannot answer in time; the same read may be tried again. */
public final class ViewUnavailableException extends RuntimeException {

	public ViewUnavailableException(String message) {
		super(message);
	}

	public ViewUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
