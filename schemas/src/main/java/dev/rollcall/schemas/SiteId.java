package dev.rollcall.schemas;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a site, the tenant: 1 to 63 lower-case letters, digits and inner hyphens. It is
 * the key by which every topic partitions.
 */
public record SiteId(String value) implements Comparable<SiteId> {

	private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	public SiteId {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"Expected a site id of 1 to 63 lower-case letters, digits and inner hyphens, but got '" + value
							+ "'");
		}
	}

	/** Reads a site id that a client sent; anything of another shape names nothing. */
	public static Optional<SiteId> parse(String text) {
		return SHAPE.matcher(text).matches() ? Optional.of(new SiteId(text)) : Optional.empty();
	}

	@Override
	public int compareTo(SiteId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
