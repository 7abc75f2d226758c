package dev.rollcall.gateway.password;

/** No password can be tried or set; no bug, so without a stack trace. */
public final class PasswordsUnavailableException extends RuntimeException {

	private final boolean passing;

	PasswordsUnavailableException(String message, boolean passing) {
		super(message, null, false, false);
		this.passing = passing;
	}

	/** Whether the same request may succeed after a moment. */
	public boolean isPassing() {
		return this.passing;
	}

}
