package dev.rollcall.schemas;

import java.util.Optional;

/**
 * Names a site, the tenant: 1 to 63 lower-case letters, digits and inner hyphens. It is
 * the key by which every topic partitions.
 */
public record SiteId(String value) implements Comparable<SiteId> {

	private static final int MAX_LENGTH = 63;

	public SiteId {
		if (!isName(value)) {
			throw new IllegalArgumentException(
					"Expected a site id of 1 to 63 lower-case letters, digits and inner hyphens, but got '" + value
							+ "'");
		}
	}

	/** Reads a site id that a client sent; anything of another shape names nothing. */
	public static Optional<SiteId> parse(String text) {
		return isName(text) ? Optional.of(new SiteId(text)) : Optional.empty();
	}

	/** Every record has a site, and a regular expression takes ten times as long. */
	private static boolean isName(String text) {
		int length = text.length();
		if (length == 0 || length > MAX_LENGTH || text.charAt(0) == '-' || text.charAt(length - 1) == '-') {
			return false;
		}
		for (int i = 0; i < length; i++) {
			char letter = text.charAt(i);
			if (!(letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-')) {
				return false;
			}
		}
		return true;
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
