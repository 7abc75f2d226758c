package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.processor.policy.Linking;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Differences;

/**
 * Somebody was verified by a provider (docs/policy.md, "Login"): known, linked, made just
 * in time, or refused with the reason.
 */
final class LoginDecision {

	private LoginDecision() {
	}

	static Decision decide(Context context, Command.Login command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Attributes asserted = Assertions.complete(command);
		List<Entity.User> found = LoginMatch.find(context, provider.get(), command.subject(), asserted);
		if (found.size() > 1) {
			return refused("Expected one person, but several have this identifier: make it unique at the provider");
		}
		return found.isEmpty() ? unknown(context, provider.get(), command, asserted)
				: known(context, provider.get(), command, asserted, found.get(0));
	}

	private static Decision known(Context context, Entity.Provider provider, Command.Login command, Attributes asserted,
			Entity.User user) {
		Optional<Entity.Account> account = AccountEffects.linked(context.draft(), user);
		boolean first = account.isEmpty();
		if (first && !provider.policy().provisionUsersOnFirstLogin()) {
			return notJustInTime();
		}
		Entity.User after = Assertions.applied(user, asserted, context.at());
		Optional<Entity.Account> claimed = AccountEffects.claimed(context.draft(), provider, user, after.attributes());
		if (AccountEffects.taken(context.draft(), user, after.attributes(), claimed)) {
			return taken();
		}
		if (!after.equals(user)) {
			context.draft()
				.add(Event.updated(user, after, Reason.LOGIN,
						Differences.names(user.attributes(), after.attributes())));
		}
		return signIn(context, provider, command, after, claimed);
	}

	private static Decision unknown(Context context, Entity.Provider provider, Command.Login command,
			Attributes asserted) {
		Optional<Entity.Account> linkable = Linking.find(context.directory(), provider, asserted);
		if (linkable.isEmpty() && !provider.policy().provisionUsersOnFirstLogin()) {
			return notJustInTime();
		}
		if (AccountEffects.taken(context.draft(), null, asserted, linkable)) {
			return taken();
		}
		if (context.directory().user(command.user()).isPresent()) {
			return context.idTaken(command.user());
		}
		Entity.User user = new Entity.User(context.site(), provider.id(), command.user(), asserted, false,
				Assertions.names(asserted), Optional.empty(), 1, context.at(), context.at());
		context.draft().add(Event.created(user, Reason.LOGIN));
		return signIn(context, provider, command, user, linkable);
	}

	private static Decision signIn(Context context, Entity.Provider provider, Command.Login command, Entity.User user,
			Optional<Entity.Account> claimed) {
		List<String> groups = command.groups();
		if (groups != null) {
			AssertedGroups.apply(context, provider, user, groups);
		}
		Evaluation
			.under(context.draft(), provider,
					new Cause(context.command(), context.at(), context.envelope().actor(),
							Optional.of(command.account()), Reason.LOGIN))
			.of(user, claimed);
		Optional<Entity.Account> account = AccountEffects.linked(context.draft(), user);
		if (account.isEmpty()) {
			return refused("Expected somebody whom the policy provisions, but this person is inactive at the provider, "
					+ "gone from it, or in none of the required groups");
		}
		Entity.Account before = account.get();
		if (before.status() != AccountStatus.ACTIVE) {
			return refused("Expected an active account, but it is " + before.status().name().toLowerCase(Locale.ROOT)
					+ ": " + before.reason().wireName());
		}
		if (before.entitlements().authentication() == Entitlements.Authentication.PASSWORD) {
			return refused("Expected an account that signs in through its provider, but it signs in by password");
		}
		Entity.Account after = before.with()
			.lastLogin(Optional.of(context.at()))
			.version(before.version() + 1)
			.lastModified(context.at())
			.build();
		context.draft().add(Event.updated(before, after, Reason.LOGIN, List.of("lastLogin")));
		return context.accepted(after);
	}

	private static Decision notJustInTime() {
		return refused("Expected somebody who has an account, but there is none and the policy makes none at the first "
				+ "login: provision the person, or turn provisionUsersOnFirstLogin on");
	}

	private static Decision taken() {
		return refused("Expected a userName that is free or this person's own, but another user or account has it, "
				+ "who signs in another way: have an administrator remove or rename that one");
	}

	static Decision refused(String detail) {
		return Decision.refused(Outcome.Code.LOGIN_REFUSED, detail);
	}

}
