package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.processor.effect.Providers;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.PreviewPage.Effect;
import dev.rollcall.schemas.PreviewPage.Finding;
import dev.rollcall.schemas.Reason;

/**
 * Works out what a policy would do: tries the very evaluation that would do it on users
 * that stay as they are, and keeps what it finds.
 */
final class PreviewStep implements JobStep {

	private static final int FINDINGS_PER_USER = 20;

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		List<PreviewPage> earlier = job.target()
			.map((preview) -> draft.directory().previewPages(new PreviewId(preview), size))
			.orElse(List.of());
		if (!earlier.isEmpty()) {
			earlier.forEach((page) -> draft.add(Event.deleted(page, Reason.PREVIEWED)));
			return Optional.of(Progress.further(job, job.cursor(), 0));
		}
		Optional<Entity.Provider> provider = draft.directory().provider(job.provider());
		Optional<Preview> preview = draft.directory().preview(new PreviewId(job.subject()));
		return (provider.isEmpty() || preview.isEmpty()) ? Optional.empty()
				: work(draft, job, provider.get(), preview.get(), size, at);
	}

	private static Optional<Job> work(Draft draft, Job job, Entity.Provider provider, Preview preview, int size,
			Instant at) {
		List<Entity.User> users = draft.directory().users(job.cursor().orElse(null), size);
		Entity.Provider tried = Providers.trying(provider, preview.policy());
		GroupSettings settings = GroupSettings.of(preview.policy());
		List<Finding> findings = new ArrayList<>();
		Preview.Counts counts = preview.counts();
		long looked = 0;
		for (Entity.User user : users) {
			if (user.provider().equals(provider.id())) {
				List<Finding> found = tried(draft, tried, settings, user, job, at);
				counts = plus(counts, found);
				findings.addAll(found);
				looked++;
			}
		}
		long pages = pages(draft, preview, findings, size * FINDINGS_PER_USER);
		boolean last = users.size() < size;
		draft.add(Event.updated(preview, new Preview(preview.site(), preview.id(), preview.provider(), preview.policy(),
				preview.providerVersion(), preview.actor(), preview.started(),
				last ? Optional.of(at) : Optional.empty(), preview.done() + looked, preview.pages() + pages, counts),
				Reason.PREVIEWED, List.of("counts", "done", "finished", "pages")));
		return last ? Optional.empty() : Optional
			.of(Progress.further(job, Optional.of(users.get(users.size() - 1).id().value()), users.size()));
	}

	private static List<Finding> tried(Draft draft, Entity.Provider tried, GroupSettings settings, Entity.User user,
			Job job, Instant at) {
		Draft scratch = draft.scratch();
		for (GroupId id : scratch.directory().groupsOf(user.id().value())) {
			scratch.directory()
				.group(id)
				.ifPresent((group) -> SiteGroupEffects.feed(scratch, settings, group, job.id().value(), at));
		}
		Evaluation.under(scratch, tried, settings, Jobs.cause(job, Reason.POLICY_CHANGED, at)).of(user);
		return Findings.of(user, draft, scratch);
	}

	private static long pages(Draft draft, Preview preview, List<Finding> findings, int size) {
		long pages = 0;
		for (int from = 0; from < findings.size(); from += size) {
			pages++;
			draft.add(Event.created(new PreviewPage(preview.site(), preview.id(), preview.pages() + pages,
					findings.subList(from, Math.min(from + size, findings.size()))), Reason.PREVIEWED));
		}
		return pages;
	}

	private static Preview.Counts plus(Preview.Counts counts, List<Finding> found) {
		Set<Effect> effects = EnumSet.noneOf(Effect.class);
		found.forEach((finding) -> effects.add(finding.effect()));
		boolean groups = effects.contains(Effect.GROUP_JOINED) || effects.contains(Effect.GROUP_LEFT);
		boolean others = effects.contains(Effect.AUTHENTICATION) || effects.contains(Effect.TWO_FACTOR)
				|| effects.contains(Effect.PERMISSION) || effects.contains(Effect.COMPANY)
				|| effects.contains(Effect.TIME_ZONE);
		return new Preview.Counts(counts.affected() + one(!effects.isEmpty()),
				counts.provisioned() + one(effects.contains(Effect.PROVISIONED)),
				counts.reactivated() + one(effects.contains(Effect.REACTIVATED)),
				counts.disabled() + one(effects.contains(Effect.DISABLED)),
				counts.deleted() + one(effects.contains(Effect.DELETED)),
				counts.roles() + one(effects.contains(Effect.ROLE)), counts.groups() + one(groups),
				counts.others() + one(others));
	}

	private static long one(boolean counts) {
		return counts ? 1 : 0;
	}

}
