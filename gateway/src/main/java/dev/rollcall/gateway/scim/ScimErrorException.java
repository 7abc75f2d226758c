package dev.rollcall.gateway.scim;

/**
 * Carries the error of a malformed request from the place that found it to the web edge,
 * which answers with it. The client's fault, so it has no stack trace.
 */
public final class ScimErrorException extends RuntimeException {

	private final ScimError error;

	public ScimErrorException(ScimError error) {
		super(error.detail(), null, false, false);
		this.error = error;
	}

	public ScimErrorException(ScimType scimType, String detail) {
		this(ScimError.badRequest(scimType, detail));
	}

	public ScimError error() {
		return this.error;
	}

}
