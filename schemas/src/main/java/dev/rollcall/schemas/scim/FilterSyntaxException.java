package dev.rollcall.schemas.scim;

/**
 * The filter is not one (RFC 7644 section 3.4.2.2), or asks what its attribute's type
 * does not allow: 400 {@code invalidFilter}. The message is fit for the client's eyes.
 */
public final class FilterSyntaxException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FilterSyntaxException(String message) {
		super(message);
	}

}
