package dev.rollcall.schemas.scim;

/**
 * The path of a PATCH operation is none (RFC 7644 section 3.5.2, figure 7): 400
 * {@code invalidPath}. The message is fit for the client's eyes.
 */
public final class PathSyntaxException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PathSyntaxException(String message) {
		super(message);
	}

}
