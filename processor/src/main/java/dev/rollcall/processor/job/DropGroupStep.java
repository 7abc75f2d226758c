package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;

/** Removes the edges of a deleted directory group; whoever was in it follows. */
final class DropGroupStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		List<Entity.Membership> members = draft.directory()
			.memberships(new GroupId(job.subject()), job.cursor().orElse(null), size);
		GroupEffects.drop(draft, members);
		draft.directory()
			.provider(job.provider())
			.ifPresent((provider) -> GroupEffects.follow(draft, provider, members,
					Jobs.cause(job, Reason.GROUP_DELETED, at)));
		if (members.size() == size) {
			return Optional
				.of(Progress.further(job, Optional.of(members.get(members.size() - 1).member()), members.size()));
		}
		GroupEffects.endJobs(draft,
				Jobs.about(draft, job.subject()).stream().filter((other) -> !other.equals(job)).toList(),
				Reason.GROUP_DELETED);
		job.target().ifPresent((fed) -> SiteGroupEffects.prune(draft, new SiteGroupId(fed)));
		return Optional.empty();
	}

}
