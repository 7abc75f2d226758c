package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.Leaving;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;

/** Removes the edges of a deleted directory group. */
final class DropGroupStep implements JobStep {

	@Override
	public Progress run(Draft draft, Entity.Job job, int size, Instant at) {
		GroupId group = new GroupId(job.subject());
		SiteGroupId fed = new SiteGroupId(job.target()
			.orElseThrow(() -> new IllegalStateException("Expected " + job.key() + " with a site group, but none")));
		List<Entity.Membership> members = draft.directory().memberships(group, job.cursor().orElse(null), size);
		Leaving all = Leaving.of(draft, group, fed);
		// With the provider gone there is no policy that would keep memberships.
		Leaving leaving = draft.directory().provider(job.provider()).map(all::under).orElse(all);
		GroupEffects.drop(draft, members, leaving);
		if (members.size() < size) {
			GroupEffects.endJobs(draft,
					Jobs.about(draft, job.subject()).stream().filter((other) -> !other.equals(job)).toList(),
					Reason.GROUP_DELETED);
			all.prune(draft);
			return new Progress(job.cursor(), members.size(), true);
		}
		return new Progress(Optional.of(members.get(members.size() - 1).member()), members.size(), false);
	}

}
