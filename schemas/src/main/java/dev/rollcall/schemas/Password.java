package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * How an account proves a password kept here. Neither the password nor anything it could
 * be guessed from is in here: the verifier is sealed by the gateways' own key.
 *
 * @param verifier what the gateways made of the password, sealed; empty until one is set
 * @param linkHash SHA-256 of the secret of a one-time link, lower-case hex; empty if
 * there is none
 * @param linkExpires when the link ends to be of use
 * @param failures attempts since the last success
 * @param lockedUntil no attempt is allowed before then
 */
public record Password(SiteId site, AccountId account, String verifier, String linkHash, Optional<Instant> linkExpires,
		int failures, Optional<Instant> lockedUntil, Instant lastModified) implements Entity {

	@Override
	public EntityKey key() {
		return EntityKey.password(this.site, this.account);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.password(context, this);
	}

	/** Leaves verifier and link out. */
	@Override
	public String toString() {
		return "Password[" + this.site + "/" + this.account + "]";
	}

}
