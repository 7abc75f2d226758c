package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Password;

/**
 * Sets a password: by an unused link, or by somebody whose present one was just verified.
 */
final class SetPasswordDecision {

	private SetPasswordDecision() {
	}

	static Decision decide(Context context, Command.SetPassword command) {
		Optional<Entity.Account> account = context.directory().account(command.account());
		if (account.isEmpty()) {
			return context.noAccount(command.account());
		}
		Optional<Decision> unusable = Passwords.unusable(account.get());
		if (unusable.isPresent()) {
			return unusable.get();
		}
		Password before = Passwords.of(context, command.account());
		boolean allowed = command.linkHash()
			.map((link) -> opens(context, before, link))
			.orElse(!before.verifier().isEmpty());
		if (!allowed) {
			return Passwords.refused("Expected a link that is still of use, but it was used, replaced or has expired. "
					+ "Ask an administrator for a new one");
		}
		Passwords.put(context, new Password(before.site(), before.account(), command.verifier(), "", Optional.empty(),
				0, Optional.empty(), context.at()), "verifier");
		return context.accepted(account.get());
	}

	private static boolean opens(Context context, Password password, String link) {
		return !password.linkHash().isEmpty() && password.linkHash().equals(link)
				&& password.linkExpires().filter((expires) -> expires.isAfter(context.at())).isPresent();
	}

}
