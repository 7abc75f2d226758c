package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/** What an administrator disabled, only an administrator enables. */
final class AdministratorRule implements StandingRule {

	@Override
	public Optional<Standing> judge(Subject subject) {
		Entity.Account account = subject.account();
		return (account != null && holds(account))
				? Optional.of(new Standing(Standing.Level.DISABLED, Reason.ADMINISTRATOR)) : Optional.empty();
	}

	/** Whether an administrator disabled it. */
	static boolean holds(Entity.Account account) {
		return account.status() == AccountStatus.DISABLED && account.reason() == Reason.ADMINISTRATOR;
	}

}
