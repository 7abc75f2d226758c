package dev.rollcall.schemas.read;

/** The filter is not valid, or over a limit; the message is fit for the client. */
public final class FilterRejectedException extends RuntimeException {

	private final boolean tooMany;

	public FilterRejectedException(String message, boolean tooMany) {
		super(message);
		this.tooMany = tooMany;
	}

	/** {@code true}: scimType {@code tooMany}, else {@code invalidFilter}. */
	public boolean isTooMany() {
		return this.tooMany;
	}

}
