package dev.rollcall.processor.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Reason;

/**
 * Counts an attempt before it is tried, so that no race gets a free one, and takes it
 * back when it succeeds.
 */
final class AttemptPasswordDecision {

	private AttemptPasswordDecision() {
	}

	static Decision decide(Context context, Command.AttemptPassword command) {
		Optional<Entity.Account> account = context.directory().account(command.account());
		if (account.isEmpty()) {
			return context.noAccount(command.account());
		}
		Optional<Decision> unusable = Passwords.unusable(account.get());
		if (unusable.isPresent()) {
			return unusable.get();
		}
		Password password = Passwords.of(context, command.account());
		if (command.verified().isPresent()) {
			return told(context, account.get(), password, command.verified().get());
		}
		if (password.verifier().isEmpty()) {
			return Passwords.refused("Expected an account with a password, but none was set yet");
		}
		Optional<Instant> locked = password.lockedUntil().filter((until) -> until.isAfter(context.at()));
		if (locked.isPresent()) {
			return Passwords
				.refused("Expected fewer failures, but there were too many: try again after " + locked.get());
		}
		return begin(context, password);
	}

	private static Decision begin(Context context, Password password) {
		int failures = password.failures() + 1;
		boolean last = failures >= context.limits().passwordFailures();
		Password after = new Password(password.site(), password.account(), password.verifier(), password.linkHash(),
				password.linkExpires(), last ? 0 : failures,
				last ? Optional.of(context.at().plus(context.limits().passwordLock())) : Optional.empty(),
				context.at());
		Passwords.put(context, after, "failures");
		return context.accepted(after);
	}

	private static Decision told(Context context, Entity.Account account, Password password, boolean verified) {
		if (!verified) {
			return context.accepted(account);
		}
		Passwords.put(context, new Password(password.site(), password.account(), password.verifier(),
				password.linkHash(), password.linkExpires(), 0, Optional.empty(), context.at()), "failures");
		Entity.Account after = account.with()
			.lastLogin(Optional.of(context.at()))
			.version(account.version() + 1)
			.lastModified(context.at())
			.build();
		context.draft().add(Event.updated(account, after, Reason.LOGIN, List.of("lastLogin")));
		return context.accepted(after);
	}

}
