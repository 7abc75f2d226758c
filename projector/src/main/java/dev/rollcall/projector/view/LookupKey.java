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

	private LookupKey() {
	}

	/** For attributes that compare without case, and for all whose case counts too. */
	public static String of(String value) {
		String key = Comparison.key(value);
		return (key.length() <= LONGEST && key.indexOf('\0') < 0) ? key : "#" + digest(key);
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
