package dev.rollcall.projector.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.rollcall.schemas.scim.Comparison;

/**
 * The text under which an index finds a value. Equal values have equal keys; different
 * values may share one, so a reader compares the values it finds. Keys are short and free
 * of NUL because PostgreSQL indexes no entry over 2,700 bytes and stores no NUL in text.
 */
public final class LookupKey {

	private static final int LONGEST = 200;

	private static final String DIGEST = "#";

	private LookupKey() {
	}

	/** For attributes that compare without case, and for all whose case counts too. */
	public static String of(String value) {
		String key = Comparison.key(value);
		return isKept(key) ? key : DIGEST + digest(key);
	}

	/**
	 * Whether exactly those values have the key of this one that equal it without case:
	 * who finds it by that key needs not compare. Not where a key may be a digest, or
	 * reaches the database as another text, as half a surrogate pair does.
	 */
	public static boolean isExact(String value) {
		String key = Comparison.key(value);
		return isKept(key) && !key.startsWith(DIGEST) && key.chars().noneMatch((c) -> Character.isSurrogate((char) c));
	}

	private static boolean isKept(String key) {
		return key.length() <= LONGEST && key.indexOf('\0') < 0;
	}

	private static String digest(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected SHA-256, but this Java has none", ex);
		}
	}

}
