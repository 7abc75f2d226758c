package dev.rollcall.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The one hash that secrets are kept as. One round is enough: what is hashed has 256
 * random bits, which nobody guesses however fast the hash.
 */
public final class Sha256 {

	/** Bytes of a digest. */
	public static final int LENGTH = 32;

	private Sha256() {
	}

	public static byte[] of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] of(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected every Java platform to have SHA-256, but this one has not", ex);
		}
	}

}
