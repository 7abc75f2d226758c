package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Removes a site group by hand. */
final class DeleteSiteGroupDecision {

	private DeleteSiteGroupDecision() {
	}

	static Decision decide(Context context, Command.DeleteSiteGroup command) {
		Optional<Entity.SiteGroup> group = context.directory().siteGroup(command.id());
		if (group.isEmpty()) {
			return context.noSiteGroup(command.id());
		}
		if (!command.preconditions().allow(group.get().version())) {
			return context.versionMismatch(group.get().version());
		}
		if (!context.directory().feeders(command.id(), 1).isEmpty()) {
			return Decision.refused(Outcome.Code.MEMBERSHIP_FED, "Expected a site group that no directory group feeds, "
					+ "but one does: delete or exclude that one first");
		}
		int limit = context.limits().siteGroupMembers();
		List<Entity.SiteMembership> members = context.directory().siteMemberships(command.id(), null, limit + 1);
		if (members.size() > limit) {
			return Decision.refused(Outcome.Code.TOO_MANY,
					"Expected at most " + limit + " members, but there are more: take members out first");
		}
		members.forEach((edge) -> context.draft().add(Event.deleted(edge, Reason.ADMINISTRATOR)));
		context.draft().add(Event.deleted(group.get(), Reason.ADMINISTRATOR));
		return context.accepted(null);
	}

}
