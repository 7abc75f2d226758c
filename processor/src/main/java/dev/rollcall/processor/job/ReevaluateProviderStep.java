package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/**
 * Derives the accounts of a provider anew after its policy changed. Memberships are only
 * added: those that a policy once let stay go by an administrator's hand.
 */
final class ReevaluateProviderStep implements JobStep {

	@Override
	public Progress run(Draft draft, Entity.Job job, int size, Instant at) {
		Optional<Entity.Provider> provider = draft.directory().provider(job.provider());
		if (provider.isEmpty()) {
			return new Progress(job.cursor(), 0, true);
		}
		List<Entity.User> users = draft.directory().users(job.cursor().orElse(null), size);
		users.stream()
			.filter((user) -> user.provider().equals(job.provider()))
			.forEach((user) -> evaluate(draft, provider.get(), job, user, at));
		if (users.size() < size) {
			return new Progress(job.cursor(), users.size(), true);
		}
		return new Progress(Optional.of(users.get(users.size() - 1).id().value()), users.size(), false);
	}

	private static void evaluate(Draft draft, Entity.Provider provider, Entity.Job job, Entity.User user, Instant at) {
		Optional<Entity.Account> account = AccountEffects.claimed(draft, provider, user, user.attributes());
		if (AccountEffects.taken(draft, user, user.attributes(), account)) {
			return;
		}
		AccountId fresh = new AccountId(DerivedIds.of(job.id().value(), user.id().value()));
		AccountEffects.follow(draft, provider, user, account, fresh, at, Reason.POLICY_CHANGED);
		AccountEffects.linked(draft, user)
			.ifPresent((id) -> AccountEffects.joinAll(draft, provider, user, id, at, Reason.POLICY_CHANGED));
	}

}
