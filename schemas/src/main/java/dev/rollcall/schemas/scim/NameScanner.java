package dev.rollcall.schemas.scim;

/**
 * Where an attribute name ends (RFC 7644 figure 1, {@code attrPath}). A name is a letter
 * and then letters, digits, hyphens and underscores, {@code $ref} being the one with a
 * dollar sign. Before it may stand a URN, whose segments are not told apart here: which
 * of them is the attribute is known by the schema.
 */
final class NameScanner {

	private final String text;

	NameScanner(String text) {
		this.text = text;
	}

	/** The end of {@code [URN:]name[.sub]} from here, or -1 if there is none. */
	int attributeEnd(int start) {
		if (this.text.regionMatches(true, start, "urn:", 0, 4)) {
			return urnEnd(start);
		}
		int end = nameEnd(start);
		if (end < 0 || !isAt(end, '.')) {
			return end;
		}
		return nameEnd(end + 1);
	}

	/** The end of one plain name from here, or -1 if there is none. */
	int nameEnd(int start) {
		int first = isAt(start, '$') ? start + 1 : start;
		if (first >= this.text.length() || !isLetter(this.text.charAt(first))) {
			return -1;
		}
		int end = first + 1;
		while (end < this.text.length() && isNameCharacter(this.text.charAt(end))) {
			end++;
		}
		return end;
	}

	private int urnEnd(int start) {
		int end = start + "urn:".length();
		boolean separated = true;
		int segments = 0;
		while (end < this.text.length()) {
			char c = this.text.charAt(end);
			boolean separator = c == ':' || c == '.';
			if (!separator && !isUrnCharacter(c)) {
				break;
			}
			if (separator && separated) {
				return -1;
			}
			segments += (separator && c == ':') ? 1 : 0;
			separated = separator;
			end++;
		}
		return (separated || segments == 0) ? -1 : end;
	}

	private boolean isAt(int index, char c) {
		return index < this.text.length() && this.text.charAt(index) == c;
	}

	private static boolean isUrnCharacter(char c) {
		return isNameCharacter(c) || "$%+~".indexOf(c) >= 0;
	}

	private static boolean isNameCharacter(char c) {
		return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

}
