package dev.rollcall.schemas.scim;

/**
 * Why attributes were not taken.
 *
 * @param detail "Expected …, but …", fit for the client's eyes and without personal
 * values
 */
public record AttributeFault(Code code, String detail) {

	/** Each is the {@code scimType} of the same name (RFC 7644 table 9). */
	public enum Code {

		NO_TARGET, INVALID_PATH, INVALID_VALUE, MUTABILITY

	}

}
