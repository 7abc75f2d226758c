package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.UserId;

/** What becomes of a directory group's members when the group moves or goes. */
public final class GroupEffects {

	private GroupEffects() {
	}

	/**
	 * Brings members to the site group that their group now feeds.
	 * @param left the site group it fed before
	 */
	public static void move(Draft draft, Entity.Provider provider, Entity.Group group, SiteGroupId left,
			List<Entity.Membership> members, Instant at) {
		if (!provider.policy().provisionGroupMemberships()) {
			return;
		}
		Leaving leaving = left.equals(group.siteGroup()) ? Leaving.NOTHING
				: Leaving.of(draft, group.id(), List.of(left)).under(provider);
		for (Entity.Membership member : members) {
			if (member.type() == MemberType.USER) {
				UserId user = new UserId(member.member());
				account(draft, user).ifPresent((account) -> MembershipEffects.enter(draft, group.siteGroup(), account,
						at, Reason.GROUP_RENAMED));
				leaving.user(draft, user, Reason.GROUP_RENAMED);
			}
		}
	}

	/** Removes the edges of a group that is gone. */
	public static void drop(Draft draft, List<Entity.Membership> members, Leaving leaving) {
		members.forEach((member) -> MembershipEffects.leave(draft, member, leaving, Reason.GROUP_DELETED,
				Reason.GROUP_DELETED));
	}

	/** Ends the work on a group that has no further use. */
	public static void endJobs(Draft draft, List<Entity.Job> jobs, Reason reason) {
		jobs.forEach((job) -> draft.add(Event.deleted(job, reason)));
	}

	/** A group whose members changed, one version on. */
	public static Entity.Group touched(Entity.Group group, Instant at) {
		return new Entity.Group(group.site(), group.provider(), group.id(), group.attributes(), group.siteGroup(),
				group.version() + 1, group.created(), at);
	}

	private static Optional<AccountId> account(Draft draft, UserId user) {
		return draft.directory().user(user).flatMap((present) -> AccountEffects.linked(draft, present));
	}

}
