package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.processor.effect.Providers;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Reason;

/**
 * Brings the accounts of a provider in line after its policy changed: where that could
 * deprovision, counts first and holds what is more than the guard allows; then brings its
 * groups in line, then its users.
 */
final class ReevaluateProviderStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		return draft.directory()
			.provider(job.provider())
			.flatMap((provider) -> new Stages(draft, job, provider, size, at).run());
	}

	private record Stages(Draft draft, Job job, Entity.Provider provider, int size, Instant at) {

		Optional<Job> run() {
			return switch (this.job.stage()) {
				case COUNT -> Optional.of(count());
				case GROUPS -> Optional.of(groups());
				case APPLY -> apply();
				case HELD -> throw new IllegalStateException(
						"Expected " + this.job.key() + " to wait, but it was to take a step");
			};
		}

		private Job count() {
			List<Entity.User> users = this.draft.directory().users(this.job.cursor().orElse(null), this.size);
			Entity.Provider tried = Providers.trying(this.provider, this.provider.policy());
			GroupSettings settings = GroupSettings.of(tried.policy());
			long counted = 0;
			long population = 0;
			for (Entity.User user : own(users)) {
				Draft scratch = this.draft.scratch();
				Evaluation.under(scratch, tried, settings, cause()).of(user);
				counted += scratch.events().stream().anyMatch(Stages::deprovisions) ? 1 : 0;
				population += AccountEffects.linked(this.draft, user)
					.filter((account) -> account.status() == AccountStatus.ACTIVE)
					.isPresent() ? 1 : 0;
			}
			Job after = Progress.counted(this.job, counted, population);
			if (users.size() == this.size) {
				return further(after, users, (user) -> user.id().value());
			}
			if (exceeds(this.provider.policy(), after)) {
				return Progress.stage(after, Job.Stage.HELD);
			}
			Providers.unguard(this.draft, this.provider, Reason.POLICY_CHANGED);
			return Progress.stage(after, Job.Stage.GROUPS);
		}

		private Job groups() {
			List<Entity.Group> groups = this.draft.directory().groups(this.job.cursor().orElse(null), this.size);
			GroupSettings settings = GroupSettings.of(this.provider.policy());
			groups.stream()
				.filter((group) -> group.provider().equals(this.provider.id()))
				.forEach((group) -> SiteGroupEffects.feed(this.draft, settings, group, this.job.id().value(), this.at));
			return (groups.size() == this.size) ? further(this.job, groups, (group) -> group.id().value())
					: Progress.stage(this.job, Job.Stage.APPLY);
		}

		private Optional<Job> apply() {
			List<Entity.User> users = this.draft.directory().users(this.job.cursor().orElse(null), this.size);
			Evaluation evaluation = Evaluation.under(this.draft, this.provider, cause());
			own(users).forEach(evaluation::of);
			return (users.size() == this.size) ? Optional.of(further(this.job, users, (user) -> user.id().value()))
					: Optional.empty();
		}

		private List<Entity.User> own(List<Entity.User> users) {
			return users.stream().filter((user) -> user.provider().equals(this.provider.id())).toList();
		}

		/** What follows is remembered as the doing of whoever changed the policy. */
		private Cause cause() {
			CommandId command = new CommandId(this.job.target().orElse(this.job.id().value()));
			String actor = this.draft.directory()
				.policyChange(this.provider.id(), this.provider.version())
				.filter((change) -> change.command().equals(command))
				.map(PolicyChange::actor)
				.orElse("job:" + this.job.id());
			return Cause.of(command, this.at, actor, Reason.POLICY_CHANGED);
		}

		private static <T> Job further(Job job, List<T> done, Function<T, UUID> id) {
			return Progress.further(job, Optional.of(id.apply(done.get(done.size() - 1))), done.size());
		}

		private static boolean deprovisions(Event event) {
			return event.before() instanceof Entity.Account before && (!(event.after() instanceof Entity.Account after)
					|| before.status() == AccountStatus.ACTIVE && after.status() == AccountStatus.DISABLED);
		}

		private static boolean exceeds(Policy policy, Job job) {
			return job.counted() > policy.guardAbsolute()
					&& job.counted() * 100 > policy.guardPercent() * job.population();
		}

	}

}
