package dev.rollcall.gateway.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Ids;

/**
 * What a caller claims to be, from the {@code Authorization} header (RFC 6750 section
 * 2.1, RFC 7617). Only the digest of the secret is kept.
 *
 * @param kind the scheme it came by
 * @param digest SHA-256 of the presented secret
 */
record PresentedCredential(CredentialId id, Entity.Credential.Kind kind, byte[] digest) {

	/** Longer headers are none of ours: a Basic one has about 115 characters. */
	static final int MAX_HEADER_LENGTH = 512;

	/** Empty: the header is of another scheme or form, so it names no credential. */
	static Optional<PresentedCredential> parse(String authorization) {
		if (authorization.length() > MAX_HEADER_LENGTH) {
			return Optional.empty();
		}
		String header = authorization.strip();
		int blank = header.indexOf(' ');
		if (blank < 0) {
			return Optional.empty();
		}
		String rest = header.substring(blank + 1).strip();
		return switch (header.substring(0, blank).toLowerCase(Locale.ROOT)) {
			case "bearer" -> AccessToken.parse(rest);
			case "basic" -> basic(rest);
			default -> Optional.empty();
		};
	}

	private static Optional<PresentedCredential> basic(String encoded) {
		String pair;
		try {
			byte[] bytes = Base64.getDecoder().decode(encoded);
			pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return Optional.empty();
		}
		int colon = pair.indexOf(':');
		if (colon < 0) {
			return Optional.empty();
		}
		return Ids.parse(pair.substring(0, colon).toLowerCase(Locale.ROOT))
			.map((id) -> new PresentedCredential(new CredentialId(id), Entity.Credential.Kind.BASIC,
					Sha256.of(pair.substring(colon + 1))));
	}

	/** Leaves the digest out. */
	@Override
	public String toString() {
		return "PresentedCredential[" + this.kind + " " + this.id + "]";
	}

}
