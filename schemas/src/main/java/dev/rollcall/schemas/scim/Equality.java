package dev.rollcall.schemas.scim;

/**
 * An attribute must equal a text.
 *
 * @param attribute canonical path in lower case, with {@code .value} where a complex
 * attribute is compared by it: {@code username}, {@code emails.value},
 * {@code members.value}, {@code urn:…:user:department}
 * @param value as it was sent; compares by {@link Comparison#key} unless the attribute is
 * {@code caseExact}
 * @param caseExact whether the attribute compares as it is
 */
public record Equality(String attribute, String value, boolean caseExact) {

	/** Leaves the value out: it is personal. */
	@Override
	public String toString() {
		return "Equality[" + this.attribute + "]";
	}

}
