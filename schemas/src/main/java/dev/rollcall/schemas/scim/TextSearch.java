package dev.rollcall.schemas.scim;

import java.util.function.Predicate;

/**
 * Looks for one text within others in linear time (Knuth, Morris and Pratt), where
 * {@link String#contains} can be made to take quadratic time.
 */
final class TextSearch implements Predicate<String> {

	/** Up to here the worst case of the plain search is bounded by a constant. */
	private static final int SHORT = 16;

	private final String wanted;

	/** For each prefix of the text the length of its longest border. */
	private final int[] borders;

	private TextSearch(String wanted) {
		this.wanted = wanted;
		this.borders = new int[wanted.length()];
		int border = 0;
		for (int i = 1; i < wanted.length(); i++) {
			border = next(border, wanted.charAt(i));
			this.borders[i] = border;
		}
	}

	static Predicate<String> of(String wanted) {
		return (wanted.length() <= SHORT) ? (text) -> text.contains(wanted) : new TextSearch(wanted);
	}

	@Override
	public boolean test(String text) {
		int matched = 0;
		for (int i = 0; i < text.length(); i++) {
			matched = next(matched, text.charAt(i));
			if (matched == this.wanted.length()) {
				return true;
			}
		}
		return false;
	}

	private int next(int matched, char c) {
		int border = matched;
		while (border > 0 && this.wanted.charAt(border) != c) {
			border = this.borders[border - 1];
		}
		return (this.wanted.charAt(border) == c) ? border + 1 : border;
	}

}
