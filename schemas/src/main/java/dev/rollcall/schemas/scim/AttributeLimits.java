package dev.rollcall.schemas.scim;

/**
 * How large the attributes of one resource may be. What is beyond is refused as an
 * invalid value.
 *
 * @param text characters of one text
 * @param elements values of one multi-valued attribute
 * @param total characters of all attributes as JSON
 */
public record AttributeLimits(int text, int elements, int total) {

	/** An event holds a resource twice and has to fit a Kafka record of one megabyte. */
	public static final AttributeLimits DEFAULT = new AttributeLimits(32_768, 10_000, 262_144);

	public AttributeLimits {
		if (text < 1 || elements < 1 || total < 1) {
			throw new IllegalArgumentException("Expected limits of at least 1, but one is less");
		}
	}

}
