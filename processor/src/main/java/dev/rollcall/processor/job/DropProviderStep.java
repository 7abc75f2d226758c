package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;

/**
 * Removes the mirror of a deleted provider: first its users, then its groups. Accounts
 * are disabled, never deleted: nobody can sign in through what is gone.
 */
final class DropProviderStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		Cause cause = Jobs.cause(job, Reason.ADMINISTRATOR, at);
		List<Entity.User> users = draft.directory().users(job.cursor().orElse(null), size);
		if (!users.isEmpty()) {
			users.stream()
				.filter((user) -> user.provider().equals(job.provider()))
				.forEach((user) -> drop(draft, user, cause));
			return Optional
				.of(Progress.further(job, Optional.of(users.get(users.size() - 1).id().value()), users.size()));
		}
		List<Entity.Group> groups = draft.directory()
			.groups(null, Integer.MAX_VALUE)
			.stream()
			.filter((group) -> group.provider().equals(job.provider()))
			.limit(size)
			.toList();
		int budget = size;
		for (Entity.Group group : groups) {
			budget -= drop(draft, group, budget);
			if (budget <= 0) {
				break;
			}
		}
		if (groups.isEmpty()) {
			budget -= Leftovers.drop(draft, job.provider(), size);
		}
		return (budget == size) ? Optional.empty() : Optional.of(Progress.further(job, job.cursor(), size - budget));
	}

	private static void drop(Draft draft, Entity.User user, Cause cause) {
		for (GroupId group : draft.directory().groupsOf(user.id().value())) {
			draft.directory()
				.membership(group, user.id().value())
				.ifPresent((edge) -> draft.add(Event.deleted(edge, Reason.ADMINISTRATOR)));
		}
		Optional<Entity.Account> account = AccountEffects.linked(draft, user);
		draft.add(Event.deleted(user, Reason.ADMINISTRATOR));
		account.ifPresent((present) -> AccountEffects.orphan(draft, present, cause));
	}

	/** Removes as many edges as the budget allows, and the group when none is left. */
	private static int drop(Draft draft, Entity.Group group, int budget) {
		List<Entity.Membership> members = draft.directory().memberships(group.id(), null, budget);
		members.forEach((edge) -> draft.add(Event.deleted(edge, Reason.ADMINISTRATOR)));
		if (members.size() >= budget) {
			return budget;
		}
		draft.add(Event.deleted(group, Reason.ADMINISTRATOR));
		group.siteGroup().ifPresent((siteGroup) -> SiteGroupEffects.prune(draft, siteGroup));
		return members.size() + 1;
	}

}
