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

/**
 * Brings the members of a renamed directory group in line with its name. Several
 * renamings may be under way; whatever their order, each leads to what the name of the
 * day says.
 */
final class MoveGroupStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		Optional<Entity.Provider> provider = draft.directory().provider(job.provider());
		if (draft.directory().group(new GroupId(job.subject())).isEmpty() || provider.isEmpty()) {
			return Optional.empty();
		}
		List<Entity.Membership> members = draft.directory()
			.memberships(new GroupId(job.subject()), job.cursor().orElse(null), size);
		GroupEffects.follow(draft, provider.get(), members, Jobs.cause(job, Reason.GROUP_RENAMED, at));
		if (members.size() == size) {
			return Optional
				.of(Progress.further(job, Optional.of(members.get(members.size() - 1).member()), members.size()));
		}
		job.target().ifPresent((left) -> SiteGroupEffects.prune(draft, new SiteGroupId(left)));
		return Optional.empty();
	}

}
