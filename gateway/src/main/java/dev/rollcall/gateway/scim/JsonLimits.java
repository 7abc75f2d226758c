package dev.rollcall.gateway.scim;

/**
 * How much a request body may ask of the server.
 *
 * @param bytes length of the whole body
 * @param depth how deep objects and lists may nest
 * @param numberLength characters of one number
 * @param textLength characters of one text value
 * @param nameLength characters of one member name; a name may be an attribute path
 * @param tokens names, values and brackets in all
 */
public record JsonLimits(int bytes, int depth, int numberLength, int textLength, int nameLength, int tokens) {

	/** Room for a group of 100,000 members. */
	public static final JsonLimits DEFAULT = new JsonLimits(16 * 1024 * 1024, 32, 64, 64 * 1024, 1024, 2_000_000);

	public JsonLimits {
		if (bytes < 1 || depth < 1 || numberLength < 1 || textLength < 1 || nameLength < 1 || tokens < 1) {
			throw new IllegalArgumentException("Expected every JSON limit to be at least 1, but one is not");
		}
	}

}
