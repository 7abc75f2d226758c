package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/**
 * {@code active: false} at the identity provider: no account comes, one that is there is
 * disabled. It never deletes (docs/policy.md, "inactive-at-idp", "deactivated-by-idp").
 */
final class InactiveUserRule implements StandingRule {

	@Override
	public Optional<Standing> judge(Subject subject) {
		if (subject.activeInDirectory()) {
			return Optional.empty();
		}
		Entity.Account account = subject.account();
		if (account == null) {
			return Optional.of(new Standing(Standing.Level.NONE, Reason.INACTIVE_AT_IDP));
		}
		// One that came back inactive after its deletion has not been in use in between.
		boolean deleted = subject.disabled() && account.reason() == Reason.DELETED_BY_IDP;
		return Optional
			.of(new Standing(Standing.Level.DISABLED, deleted ? Reason.DELETED_BY_IDP : Reason.DEACTIVATED_BY_IDP));
	}

}
