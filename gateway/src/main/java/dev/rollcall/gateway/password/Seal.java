package dev.rollcall.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM: whoever reads the topics without the key has nothing to
 * guess passwords from. A text is bound to its owner, so that it cannot be moved to
 * another account.
 */
final class Seal {

	private static final String PREFIX = "s1.";

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	/** Nonce and tag: what even an empty text is sealed to. */
	private static final int LEAST = NONCE + TAG_BITS / 8;

	private static final int KEY_BYTES = 32;

	private final SecretKey key;

	private final SecureRandom random;

	Seal(String key, SecureRandom random) {
		this.key = new SecretKeySpec(bytes(key), "AES");
		this.random = random;
	}

	private static byte[] bytes(String key) {
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(key.strip().replace('-', '+').replace('_', '/'));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("Expected rollcall.password.key to be base64, but it is not");
		}
		if (bytes.length != KEY_BYTES) {
			throw new IllegalArgumentException("Expected rollcall.password.key to be " + KEY_BYTES
					+ " bytes in base64, but it is " + bytes.length);
		}
		return bytes;
	}

	String close(String owner, String text) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(StandardCharsets.UTF_8))
			.orElseThrow(() -> new IllegalStateException("Expected to seal a text, but the cipher cannot"));
		byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
		System.arraycopy(sealed, 0, all, NONCE, sealed.length);
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
	}

	/** The text; empty if it was sealed by another key, for another owner, or is none. */
	Optional<String> open(String owner, String sealed) {
		if (!sealed.startsWith(PREFIX)) {
			return Optional.empty();
		}
		byte[] all;
		try {
			all = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
		return (all.length < LEAST) ? Optional.empty()
				: run(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), owner, Arrays.copyOfRange(all, NONCE, all.length))
					.map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

	/** Fails for what does not open; the reason is nobody's business. */
	private Optional<byte[]> run(int mode, byte[] nonce, String owner, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
			return Optional.of(cipher.doFinal(input));
		}
		catch (GeneralSecurityException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "Seal[hidden]";
	}

}
