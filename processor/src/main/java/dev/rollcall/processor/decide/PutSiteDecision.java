package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Makes the site, or renames it. */
final class PutSiteDecision {

	private PutSiteDecision() {
	}

	static Decision decide(Context context, Command.PutSite command) {
		if (command.name().isBlank()) {
			return Decision.refused(Outcome.Code.INVALID_VALUE, "Expected a site with a name, but it is blank");
		}
		Optional<Entity.Site> present = context.directory().site();
		return present.isEmpty() ? create(context, command) : rename(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutSite command) {
		if (!command.preconditions().ifMatch().isEmpty()) {
			return context.nothingToMatch();
		}
		Entity.Site site = new Entity.Site(context.site(), command.name(), 1, context.at(), context.at());
		context.draft().add(Event.created(site, Reason.ADMINISTRATOR));
		return context.accepted(site);
	}

	private static Decision rename(Context context, Command.PutSite command, Entity.Site before) {
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		if (command.name().equals(before.name())) {
			return context.accepted(before);
		}
		Entity.Site after = new Entity.Site(before.site(), command.name(), before.version() + 1, before.created(),
				context.at());
		context.draft().add(Event.updated(before, after, Reason.ADMINISTRATOR, List.of("name")));
		return context.accepted(after);
	}

}
