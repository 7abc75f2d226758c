package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;

/**
 * DELETE of a user (RFC 7644 section 3.6): the directory user and its memberships go at
 * once; the account by {@code deprovisionMethod}, also one that was found as a user
 * before any was linked to it.
 */
final class DeleteUserDecision {

	private DeleteUserDecision() {
	}

	static Decision decide(Context context, Command.DeleteUser command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Users.Found> found = Users.find(context, command.provider(), command.id());
		if (found.isEmpty()) {
			return Users.notFound(command.id());
		}
		Entity.User user = found.get().user();
		if (!command.preconditions().allow(user.version())) {
			return context.versionMismatch(user.version());
		}
		if (found.get().waiting().isPresent()) {
			AccountEffects.leave(context.draft(), provider.get(), found.get().waiting().get(),
					context.cause(Reason.DELETED_BY_IDP));
			return context.accepted(null);
		}
		GroupEffects.removeFromAll(context.draft(), user.id().value(), context.at());
		Optional<Entity.Account> account = AccountEffects.linked(context.draft(), user);
		account.ifPresent((present) -> AccountEffects.leaveGroups(context.draft(), provider.get(), present,
				context.cause(Reason.MEMBERSHIP_REMOVED)));
		context.draft().add(Event.deleted(user, Reason.REQUESTED));
		account.ifPresent((present) -> AccountEffects.leave(context.draft(), provider.get(), present,
				context.cause(Reason.DELETED_BY_IDP)));
		return context.accepted(null);
	}

}
