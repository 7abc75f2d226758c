package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.DerivedIds;
import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.policy.TimeZoneRule;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Makes the site, or changes it; accounts follow in steps. */
final class PutSiteDecision {

	private PutSiteDecision() {
	}

	static Decision decide(Context context, Command.PutSite command) {
		if (command.name().isBlank()) {
			return Decision.refused(Outcome.Code.INVALID_VALUE, "Expected a site with a name, but it is blank");
		}
		if (!command.timeZone().isBlank() && !TimeZoneRule.isZone(command.timeZone())) {
			return Decision.refused(Outcome.Code.INVALID_VALUE,
					"Expected timeZone to be the name of an IANA time zone, such as Europe/Paris, but it is none");
		}
		Optional<Entity.Site> present = context.directory().site();
		return present.isEmpty() ? create(context, command) : change(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutSite command) {
		if (!command.preconditions().ifMatch().isEmpty()) {
			return context.nothingToMatch();
		}
		Entity.Site site = new Entity.Site(context.site(), command.name(), command.twoFactor(), command.timeZone(), 1,
				context.at(), context.at());
		context.draft().add(Event.created(site, Reason.ADMINISTRATOR));
		return context.accepted(site);
	}

	private static Decision change(Context context, Command.PutSite command, Entity.Site before) {
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		List<String> changed = changed(command, before);
		if (changed.isEmpty()) {
			return context.accepted(before);
		}
		Entity.Site after = new Entity.Site(before.site(), command.name(), command.twoFactor(), command.timeZone(),
				before.version() + 1, before.created(), context.at());
		context.draft().add(Event.updated(before, after, Reason.ADMINISTRATOR, changed));
		if (!changed.equals(List.of("name"))) {
			context.directory().providers().forEach((provider) -> reevaluate(context, provider));
		}
		return context.accepted(after);
	}

	private static List<String> changed(Command.PutSite command, Entity.Site before) {
		List<String> changed = new ArrayList<>();
		if (!command.name().equals(before.name())) {
			changed.add("name");
		}
		if (!command.timeZone().equals(before.timeZone())) {
			changed.add("timeZone");
		}
		if (command.twoFactor() != before.twoFactor()) {
			changed.add("twoFactor");
		}
		return changed;
	}

	/** Work that comes to the accounts later does it, too; other work begins anew. */
	private static void reevaluate(Context context, Entity.Provider provider) {
		List<Job> present = Jobs.reevaluations(context.draft(), provider.id());
		if (present.stream().anyMatch(PutSiteDecision::stillToApply)) {
			return;
		}
		GroupEffects.endJobs(context.draft(), present.stream().filter((job) -> job.stage() == Job.Stage.APPLY).toList(),
				Reason.POLICY_CHANGED);
		JobId id = new JobId(DerivedIds.of(context.command().value(), provider.id().value()));
		Jobs.reevaluate(context.draft(), id, provider.id(), context.command(), Job.Stage.APPLY, 0, context.at());
	}

	private static boolean stillToApply(Job job) {
		return job.stage() == Job.Stage.COUNT || job.stage() == Job.Stage.GROUPS;
	}

}
