package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Comparison;

/** Makes or renames a site group by hand. */
final class PutSiteGroupDecision {

	private PutSiteGroupDecision() {
	}

	static Decision decide(Context context, Command.PutSiteGroup command) {
		if (context.directory().site().isEmpty()) {
			return context.noSite();
		}
		if (command.name().isBlank()) {
			return Decision.refused(Outcome.Code.INVALID_VALUE, "Expected a site group with a name, but it is blank");
		}
		Optional<SiteGroupId> named = context.directory().siteGroupNamed(Comparison.key(command.name()));
		if (named.isPresent() && !named.get().equals(command.id())) {
			return Decision.refused(Outcome.Code.SITE_GROUP_NAME_TAKEN,
					"Expected a name that no other site group has, but " + named.get() + " has it");
		}
		Optional<Entity.SiteGroup> present = context.directory().siteGroup(command.id());
		if (command.create()) {
			return present.isPresent() ? context.idTaken(command.id()) : create(context, command);
		}
		return present.isEmpty() ? context.noSiteGroup(command.id()) : rename(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutSiteGroup command) {
		Entity.SiteGroup group = new Entity.SiteGroup(context.site(), command.id(), command.name(), true, 1,
				context.at(), context.at());
		context.draft().add(Event.created(group, Reason.ADMINISTRATOR));
		return context.accepted(group);
	}

	private static Decision rename(Context context, Command.PutSiteGroup command, Entity.SiteGroup before) {
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		if (command.name().equals(before.name())) {
			return context.accepted(before);
		}
		if (!context.directory().feeders(before.id(), 1).isEmpty()) {
			return Decision.refused(Outcome.Code.MEMBERSHIP_FED,
					"Expected a site group that no directory group feeds, but one does: rename that one at the provider");
		}
		Entity.SiteGroup after = new Entity.SiteGroup(before.site(), before.id(), command.name(), before.byHand(),
				before.version() + 1, before.created(), context.at());
		context.draft().add(Event.updated(before, after, Reason.ADMINISTRATOR, List.of("name")));
		return context.accepted(after);
	}

}
