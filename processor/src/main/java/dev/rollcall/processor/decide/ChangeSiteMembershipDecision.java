package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.SiteMemberships;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/**
 * Puts an account into a site group by hand, or takes back what brought it there; what
 * the directory gives stays the directory's.
 */
final class ChangeSiteMembershipDecision {

	private ChangeSiteMembershipDecision() {
	}

	static Decision decide(Context context, Command.ChangeSiteMembership command) {
		if (context.directory().siteGroup(command.group()).isEmpty()) {
			return context.noSiteGroup(command.group());
		}
		if (context.directory().account(command.account()).isEmpty()) {
			return context.noAccount(command.account());
		}
		Optional<Entity.SiteMembership> present = context.directory()
			.siteMembership(command.group(), command.account());
		return command.member() ? join(context, command, present) : leave(context, present);
	}

	private static Decision join(Context context, Command.ChangeSiteMembership command,
			Optional<Entity.SiteMembership> present) {
		if (present.filter((edge) -> edge.source() == Entity.SiteMembership.Source.ADMINISTRATOR).isPresent()) {
			return context.accepted(present.get());
		}
		Entity.SiteMembership after = new Entity.SiteMembership(context.site(), command.group(), command.account(),
				Entity.SiteMembership.Source.ADMINISTRATOR,
				context.because(Because.Facet.GROUP, Reason.ADMINISTRATOR.wireName()),
				present.map(Entity.SiteMembership::since).orElse(context.at()));
		context.draft()
			.add(present.isPresent()
					? Event.updated(present.get(), after, Reason.ADMINISTRATOR, List.of("because", "source"))
					: Event.created(after, Reason.ADMINISTRATOR));
		return context.accepted(after);
	}

	private static Decision leave(Context context, Optional<Entity.SiteMembership> present) {
		if (present.isEmpty()) {
			return context.accepted(null);
		}
		Entity.SiteMembership edge = present.get();
		if (edge.source() == Entity.SiteMembership.Source.DIRECTORY) {
			return Decision.refused(Outcome.Code.MEMBERSHIP_FED,
					"Expected a membership that the directory does not give, but directory group \""
							+ edge.because().group() + "\" does: take the person out there");
		}
		return context.accepted(SiteMemberships.release(context.draft(), edge, context.cause(Reason.ADMINISTRATOR)));
	}

}
