package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;

/**
 * DELETE of a group (RFC 7644 section 3.6): the group is gone at once; the edges of a big
 * one go in steps.
 */
final class DeleteGroupDecision {

	private DeleteGroupDecision() {
	}

	static Decision decide(Context context, Command.DeleteGroup command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Entity.Group> found = Groups.own(context, command.provider(), command.id());
		if (found.isEmpty()) {
			return Groups.notFound(command.id());
		}
		Entity.Group group = found.get();
		if (!command.preconditions().allow(group.version())) {
			return context.versionMismatch(group.version());
		}
		GroupEffects.removeFromAll(context.draft(), group.id().value(), context.at());
		context.draft().add(Event.deleted(group, Reason.REQUESTED));
		List<Entity.Membership> members = context.directory()
			.memberships(group.id(), null, context.limits().atOnce() + 1);
		if (members.size() > context.limits().atOnce()) {
			Jobs.start(context.draft(), context.command(), Job.Kind.DROP_GROUP, provider.get().id(), group.id().value(),
					group.siteGroup().map(SiteGroupId::value), context.at());
		}
		else {
			drop(context, provider.get(), group, members);
		}
		return context.accepted(null);
	}

	private static void drop(Context context, Entity.Provider provider, Entity.Group group,
			List<Entity.Membership> members) {
		GroupEffects.drop(context.draft(), members);
		GroupEffects.follow(context.draft(), provider, members, context.cause(Reason.GROUP_DELETED));
		GroupEffects.endJobs(context.draft(), Jobs.about(context.draft(), group.id().value()), Reason.GROUP_DELETED);
		group.siteGroup().ifPresent((siteGroup) -> SiteGroupEffects.prune(context.draft(), siteGroup));
	}

}
