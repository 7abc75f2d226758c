package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/**
 * An active directory user has an active account: a new one is provisioned, a disabled
 * one is reactivated with the same id (docs/policy.md, "provisioned", "reactivated").
 */
final class ActiveUserRule implements StandingRule {

	@Override
	public Optional<Standing> judge(Subject subject) {
		if (!subject.activeInDirectory()) {
			return Optional.empty();
		}
		return Optional.of(new Standing(Standing.Level.ACTIVE, reason(subject)));
	}

	private static Reason reason(Subject subject) {
		Entity.Account account = subject.account();
		if (account == null) {
			return Reason.PROVISIONED;
		}
		return subject.disabled() ? Reason.REACTIVATED : account.reason();
	}

}
