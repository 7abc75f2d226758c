package dev.rollcall.gateway.scim;

/**
 * Repeats in an error what the client sent only where it looks like an attribute name:
 * anything else may be personal, or meant for whoever reads the error.
 */
public final class Echo {

	private static final int LONGEST = 128;

	private Echo() {
	}

	/** The name in quotes, or {@code substitute} if it does not look like one. */
	public static String name(String name, String substitute) {
		return looksLikeName(name) ? "'" + name + "'" : substitute;
	}

	private static boolean looksLikeName(String name) {
		return !name.isEmpty() && name.length() <= LONGEST && name.chars().allMatch(Echo::isNameCharacter);
	}

	private static boolean isNameCharacter(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == ':'
				|| c == '_' || c == '-' || c == '$';
	}

}
