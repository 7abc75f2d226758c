package dev.rollcall.gateway.admin;

import java.security.MessageDigest;
import java.util.HexFormat;

import dev.rollcall.gateway.access.Sha256;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Knows the administrator's token by its hash only. */
final class AdminToken {

	/** Shorter tokens can be guessed, because this hash is quick. */
	static final int MIN_LENGTH = 16;

	private final byte @Nullable [] hash;

	private AdminToken(byte @Nullable [] hash) {
		this.hash = hash;
	}

	static AdminToken of(AdminProperties properties) {
		String token = properties.token();
		String hash = properties.tokenHash();
		if (StringUtils.hasText(token)) {
			if (token.strip().length() < MIN_LENGTH) {
				throw new IllegalArgumentException("Expected rollcall.admin.token to have at least " + MIN_LENGTH
						+ " characters, but it is shorter; make one with: openssl rand -base64 32");
			}
			return new AdminToken(Sha256.of(token.strip()));
		}
		if (!StringUtils.hasText(hash)) {
			return new AdminToken(null);
		}
		try {
			byte[] bytes = HexFormat.of().parseHex(hash.strip());
			if (bytes.length == Sha256.LENGTH) {
				return new AdminToken(bytes);
			}
		}
		catch (IllegalArgumentException ex) {
			// The message of the cause would show a part of the hash.
		}
		throw new IllegalArgumentException(
				"Expected rollcall.admin.token-hash to be SHA-256 in 64 hex digits, but it is not");
	}

	boolean isConfigured() {
		return this.hash != null;
	}

	boolean matches(String presented) {
		return this.hash != null && MessageDigest.isEqual(this.hash, Sha256.of(presented));
	}

	@Override
	public String toString() {
		return "AdminToken[hidden]";
	}

}
