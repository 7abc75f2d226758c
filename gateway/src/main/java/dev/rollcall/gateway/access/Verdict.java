package dev.rollcall.gateway.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import org.jspecify.annotations.Nullable;

/** What the credentials at hand say about a presented one. */
enum Verdict {

	ADMITTED,
	/** There is no header, or it has no form of ours. */
	MALFORMED,
	/** No credential of this id is known here; another gateway may have just made it. */
	UNKNOWN,
	/** The secret, or the scheme it came by, is another one. */
	WRONG,
	/** The secret is right, but its time is over. */
	EXPIRED,
	/** The secret is right, but the provider's {@code scim} setting does not admit it. */
	NOT_ADMITTED;

	/** What an unknown credential is compared with, so that it takes the same work. */
	private static final byte[] NOBODY = new byte[Sha256.LENGTH];

	static Verdict of(PresentedCredential presented, KnownCredentials.@Nullable Known known, Instant now) {
		boolean same = MessageDigest.isEqual((known != null) ? known.hash() : NOBODY, presented.digest());
		if (known == null) {
			return UNKNOWN;
		}
		AccessEntry entry = known.entry();
		Entity.Credential credential = entry.credential();
		if (!same || credential.kind() != presented.kind()) {
			return WRONG;
		}
		Instant expires = credential.expires();
		if (expires != null && !now.isBefore(expires)) {
			return EXPIRED;
		}
		return entry.enabled() ? ADMITTED : NOT_ADMITTED;
	}

	/** As a metric's tag. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether the broker may know better than this gateway does. */
	boolean mayBeStale() {
		return this == UNKNOWN || this == NOT_ADMITTED;
	}

}
