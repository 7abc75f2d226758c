package dev.rollcall.schemas.scim;

/**
 * How much a filter or path may ask for. What is beyond is refused as malformed.
 *
 * @param text characters of the whole filter
 * @param nodes comparisons and presence tests
 * @param depth parentheses, brackets and {@code not} within each other
 */
public record FilterLimits(int text, int nodes, int depth) {

	/**
	 * More than any identity provider asks for, and no more than a small stack can take.
	 */
	public static final FilterLimits DEFAULT = new FilterLimits(65_536, 4_096, 64);

	public FilterLimits {
		if (text < 1 || nodes < 1 || depth < 1) {
			throw new IllegalArgumentException("Expected limits of at least 1, but one is less");
		}
	}

}
