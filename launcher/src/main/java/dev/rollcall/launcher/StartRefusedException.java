package dev.rollcall.launcher;

/** The launcher cannot start; the message is one sentence for the person who tried. */
final class StartRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1;

	/** The command line is wrong. */
	static final int USAGE = 2;

	/** The machine or the data folder does not allow it. */
	static final int REFUSED = 1;

	private final int exitCode;

	private StartRefusedException(int exitCode, String message, Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	private StartRefusedException(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	static StartRefusedException usage(String message) {
		return new StartRefusedException(USAGE, message);
	}

	static StartRefusedException because(String message) {
		return new StartRefusedException(REFUSED, message);
	}

	static StartRefusedException because(String message, Throwable cause) {
		return new StartRefusedException(REFUSED, message, cause);
	}

	int exitCode() {
		return this.exitCode;
	}

}
