package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Password;

/** Makes the one link by which an account sets its password; an earlier one ends. */
final class IssuePasswordLinkDecision {

	private IssuePasswordLinkDecision() {
	}

	static Decision decide(Context context, Command.IssuePasswordLink command) {
		Optional<Entity.Account> account = context.directory().account(command.account());
		if (account.isEmpty()) {
			return context.noAccount(command.account());
		}
		Optional<Decision> unusable = Passwords.unusable(account.get());
		if (unusable.isPresent()) {
			return unusable.get();
		}
		Password before = Passwords.of(context, command.account());
		Passwords.put(context, new Password(before.site(), before.account(), before.verifier(), command.linkHash(),
				Optional.of(command.expires()), before.failures(), before.lockedUntil(), context.at()), "link");
		return context.accepted(account.get());
	}

}
