package dev.rollcall.schemas.scim;

/**
 * How attribute names, operators and schema URNs compare: case-insensitive in ASCII and
 * in nothing else, so that no foreign letter passes for an ASCII one.
 */
final class AsciiCase {

	private AsciiCase() {
	}

	/** The name with A to Z in lower case. */
	static String fold(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (isUpper(name.charAt(i))) {
				return foldFrom(name, i);
			}
		}
		return name;
	}

	private static String foldFrom(String name, int start) {
		char[] folded = name.toCharArray();
		for (int i = start; i < folded.length; i++) {
			if (isUpper(folded[i])) {
				folded[i] = (char) (folded[i] + ('a' - 'A'));
			}
		}
		return new String(folded);
	}

	private static boolean isUpper(char c) {
		return c >= 'A' && c <= 'Z';
	}

}
