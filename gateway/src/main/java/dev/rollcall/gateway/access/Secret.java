package dev.rollcall.gateway.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import dev.rollcall.schemas.CredentialId;

/**
 * The generated secret of one credential: 32 random bytes as base64url text. It is shown
 * once, in the answer that makes the credential; what is kept is its {@link #hash()}.
 * Nothing here prints it.
 */
public final class Secret {

	private static final int BYTES = 32;

	/** Characters of the text: 32 bytes in base64 without padding. */
	static final int LENGTH = 43;

	private final String text;

	private Secret(String text) {
		this.text = text;
	}

	public static Secret mint(SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** SHA-256 of the text, in lower-case hex: what the credentials topic holds. */
	public String hash() {
		return HexFormat.of().formatHex(Sha256.of(this.text));
	}

	/** The bearer token by which the holder of this secret names the credential too. */
	public String token(CredentialId id) {
		return AccessToken.text(id, this.text);
	}

	/** The password of HTTP Basic; the user name is the credential's id. */
	public String password() {
		return this.text;
	}

	@Override
	public String toString() {
		return "Secret[hidden]";
	}

}
