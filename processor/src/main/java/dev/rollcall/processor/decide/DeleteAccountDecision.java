package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;

/** Removes an account by hand, with its memberships and its password. */
final class DeleteAccountDecision {

	private DeleteAccountDecision() {
	}

	static Decision decide(Context context, Command.DeleteAccount command) {
		Optional<Entity.Account> found = context.directory().account(command.id());
		if (found.isEmpty()) {
			return context.noAccount(command.id());
		}
		Entity.Account account = found.get();
		if (!command.preconditions().allow(account.version())) {
			return context.versionMismatch(account.version());
		}
		if (account.user().isPresent()) {
			return Decision.refused(Outcome.Code.ACCOUNT_LINKED,
					"Expected to delete an account that no directory user is linked to, but user "
							+ account.user().get() + " is: delete that one at the provider, or disable the account");
		}
		List<SiteGroupId> groups = context.directory().siteGroupsOf(account.id());
		groups.forEach((group) -> context.directory()
			.siteMembership(group, account.id())
			.ifPresent((edge) -> context.draft().add(Event.deleted(edge, Reason.ADMINISTRATOR))));
		context.directory()
			.password(account.id())
			.ifPresent((password) -> context.draft().add(Event.deleted(password, Reason.ADMINISTRATOR)));
		context.draft().add(Event.deleted(account, Reason.ADMINISTRATOR));
		groups.forEach((group) -> SiteGroupEffects.prune(context.draft(), group));
		return context.accepted(null);
	}

}
