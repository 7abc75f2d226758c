package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;

/** What becomes of a directory group's members when the group changes or goes. */
public final class GroupEffects {

	private GroupEffects() {
	}

	/** Brings members in line with their group as it now is. */
	public static void follow(Draft draft, Entity.Provider provider, List<Entity.Membership> members, Cause cause) {
		Evaluation evaluation = Evaluation.under(draft, provider, cause);
		members.stream()
			.filter((member) -> member.type() == MemberType.USER)
			.forEach((member) -> draft.directory().user(new UserId(member.member())).ifPresent(evaluation::of));
	}

	/**
	 * Removes the edges of a group that is gone; with the provider gone too nothing
	 * follows, since its own removal takes care of accounts.
	 */
	public static void drop(Draft draft, List<Entity.Membership> members) {
		members.forEach((member) -> draft.add(Event.deleted(member, Reason.GROUP_DELETED)));
	}

	/** Ends the work on a group that has no further use. */
	public static void endJobs(Draft draft, List<Job> jobs, Reason reason) {
		jobs.forEach((job) -> draft.add(Event.deleted(job, reason)));
	}

	/** A group whose members changed, one version on. */
	public static Entity.Group touched(Entity.Group group, Instant at) {
		return new Entity.Group(group.site(), group.provider(), group.id(), group.attributes(), group.siteGroup(),
				group.pushed(), group.version() + 1, group.created(), at);
	}

	/** Takes a user or a group that is about to go out of the groups it is in. */
	public static void removeFromAll(Draft draft, UUID member, Instant at) {
		for (Entity.Membership edge : edges(draft, member)) {
			draft.directory()
				.group(edge.group())
				.ifPresent((group) -> draft
					.add(Event.updated(group, touched(group, at), Reason.MEMBERSHIP_REMOVED, List.of("members"))));
			draft.add(Event.deleted(edge, Reason.MEMBERSHIP_REMOVED));
		}
	}

	private static List<Entity.Membership> edges(Draft draft, UUID member) {
		List<Entity.Membership> edges = new ArrayList<>();
		draft.directory()
			.groupsOf(member)
			.forEach((group) -> draft.directory().membership(group, member).ifPresent(edges::add));
		return edges;
	}

}
