package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.SiteGroupId;

/**
 * Moves the accounts of a renamed directory group from the site group that it fed to the
 * one that it feeds now. Several renamings may be under way; whatever their order, each
 * leads to the site group of the day.
 */
final class MoveGroupStep implements JobStep {

	@Override
	public Progress run(Draft draft, Entity.Job job, int size, Instant at) {
		Optional<Entity.Group> group = draft.directory().group(new GroupId(job.subject()));
		Optional<Entity.Provider> provider = draft.directory().provider(job.provider());
		if (group.isEmpty() || provider.isEmpty()) {
			return new Progress(job.cursor(), 0, true);
		}
		SiteGroupId left = new SiteGroupId(job.target()
			.orElseThrow(() -> new IllegalStateException("Expected " + job.key() + " with a site group, but none")));
		List<Entity.Membership> members = draft.directory()
			.memberships(group.get().id(), job.cursor().orElse(null), size);
		GroupEffects.move(draft, provider.get(), group.get(), left, members, at);
		if (members.size() < size) {
			SiteGroupEffects.prune(draft, left);
			return new Progress(job.cursor(), members.size(), true);
		}
		return new Progress(Optional.of(members.get(members.size() - 1).member()), members.size(), false);
	}

}
