package dev.rollcall.gateway.access;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;

/**
 * The form of a bearer token: {@code rc_}, the credential's id in 32 hex digits,
 * {@code _}, the secret. The id is in it so that finding the credential costs one look-up
 * and the comparison is with one hash only.
 */
final class AccessToken {

	private static final String PREFIX = "rc_";

	private static final int ID_LENGTH = 32;

	private static final int SECRET_AT = PREFIX.length() + ID_LENGTH + 1;

	static final int LENGTH = SECRET_AT + Secret.LENGTH;

	private AccessToken() {
	}

	static String text(CredentialId id, String secret) {
		HexFormat hex = HexFormat.of();
		return PREFIX + hex.toHexDigits(id.value().getMostSignificantBits())
				+ hex.toHexDigits(id.value().getLeastSignificantBits()) + "_" + secret;
	}

	static Optional<PresentedCredential> parse(String text) {
		if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(SECRET_AT - 1) != '_') {
			return Optional.empty();
		}
		for (int i = PREFIX.length(); i < SECRET_AT - 1; i++) {
			if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
				return Optional.empty();
			}
		}
		int middle = PREFIX.length() + ID_LENGTH / 2;
		UUID id = new UUID(HexFormat.fromHexDigitsToLong(text, PREFIX.length(), middle),
				HexFormat.fromHexDigitsToLong(text, middle, SECRET_AT - 1));
		return Optional.of(new PresentedCredential(new CredentialId(id), Entity.Credential.Kind.TOKEN,
				Sha256.of(text.substring(SECRET_AT))));
	}

}
