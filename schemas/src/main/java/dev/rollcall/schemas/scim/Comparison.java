package dev.rollcall.schemas.scim;

import java.text.Normalizer;
import java.util.Locale;

/** How names compare: RFC 7643 case-insensitive, after Unicode NFKC (docs/policy.md). */
public final class Comparison {

	private Comparison() {
	}

	/**
	 * The key under which case-insensitive equal texts are one, for user names, e-mail
	 * addresses and group names alike.
	 */
	public static String key(String text) {
		if (isLowerAscii(text)) {
			return text;
		}
		String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
			.toUpperCase(Locale.ROOT)
			.toLowerCase(Locale.ROOT);
		return Normalizer.normalize(folded, Normalizer.Form.NFKC);
	}

	private static boolean isLowerAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
				return false;
			}
		}
		return true;
	}

}
