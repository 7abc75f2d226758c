package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.effect.AccountEffects;
import dev.rollcall.processor.effect.Evaluation;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncSession;

/**
 * Counts who was neither seen nor made since a synchronisation started, waits for an
 * administrator if that costs more accounts than the guard allows, and marks them as
 * missing (docs/policy.md, "Synchronisation").
 */
final class CompleteSyncStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		Optional<Entity.Provider> provider = draft.directory().provider(job.provider());
		Optional<SyncSession> session = draft.directory().syncSession(new SyncId(job.subject()));
		if (provider.isEmpty() || session.isEmpty()) {
			return Optional.empty();
		}
		return (job.stage() == Job.Stage.COUNT) ? count(draft, job, provider.get(), session.get(), size)
				: apply(draft, job, provider.get(), session.get(), size, at);
	}

	private static Optional<Job> count(Draft draft, Job job, Entity.Provider provider, SyncSession session, int size) {
		List<Entity.User> users = draft.directory().users(job.cursor().orElse(null), size);
		long gone = session.gone();
		long counted = job.counted();
		long population = job.population();
		for (Entity.User user : users) {
			if (!user.provider().equals(provider.id())) {
				continue;
			}
			boolean active = AccountEffects.linked(draft, user)
				.filter((account) -> account.status() == AccountStatus.ACTIVE)
				.isPresent();
			boolean left = isGone(draft, session, user);
			population += active ? 1 : 0;
			gone += left ? 1 : 0;
			counted += (left && active && provider.policy().deprovisionUsers()) ? 1 : 0;
		}
		if (users.size() == size) {
			Syncs.put(draft, session, session.state(), Optional.empty(), gone, session.deprovisioned());
			return Optional
				.of(at(job, Optional.of(last(users)), job.done() + users.size(), job.stage(), counted, population));
		}
		boolean held = counted > provider.policy().guardAbsolute()
				&& counted * 100 > provider.policy().guardPercent() * population;
		Syncs.put(draft, session, held ? SyncSession.State.HELD : SyncSession.State.APPLYING, Optional.empty(), gone,
				session.deprovisioned());
		return Optional.of(at(job, Optional.empty(), 0, held ? Job.Stage.HELD : Job.Stage.APPLY, counted, population));
	}

	private static Optional<Job> apply(Draft draft, Job job, Entity.Provider provider, SyncSession session, int size,
			Instant at) {
		List<Entity.User> users = draft.directory().users(job.cursor().orElse(null), size);
		Evaluation evaluation = Evaluation.under(draft, provider, Jobs.cause(job, Reason.NOT_FOUND_AT_IDP, at));
		long deprovisioned = session.deprovisioned();
		for (Entity.User user : users) {
			if (user.provider().equals(provider.id()) && isGone(draft, session, user)) {
				deprovisioned += mark(draft, evaluation, user, at) ? 1 : 0;
			}
		}
		SyncSession after = (deprovisioned == session.deprovisioned()) ? session
				: Syncs.put(draft, session, session.state(), Optional.empty(), session.gone(), deprovisioned);
		if (users.size() == size) {
			return Optional.of(at(job, Optional.of(last(users)), job.done() + users.size(), job.stage(), job.counted(),
					job.population()));
		}
		Syncs.end(draft, new CommandId(job.id().value()), after, SyncSession.State.COMPLETED, at);
		return Optional.empty();
	}

	/** Marks a user and says whether that cost its active account. */
	private static boolean mark(Draft draft, Evaluation evaluation, Entity.User user, Instant at) {
		Optional<Entity.Account> account = AccountEffects.linked(draft, user)
			.filter((present) -> present.status() == AccountStatus.ACTIVE);
		Entity.User missing = new Entity.User(user.site(), user.provider(), user.id(), user.attributes(), user.pushed(),
				user.asserted(), Optional.of(at), user.version() + 1, user.created(), at);
		draft.add(Event.updated(user, missing, Reason.NOT_FOUND_AT_IDP, List.of()));
		evaluation.of(missing);
		return account.isPresent() && draft.directory()
			.account(account.get().id())
			.filter((present) -> present.status() == AccountStatus.ACTIVE)
			.isEmpty();
	}

	private static boolean isGone(Draft draft, SyncSession session, Entity.User user) {
		return user.missing().isEmpty() && user.created().isBefore(session.started())
				&& !draft.directory().seen(session.id(), user.id());
	}

	private static UUID last(List<Entity.User> users) {
		return users.get(users.size() - 1).id().value();
	}

	private static Job at(Job job, Optional<UUID> cursor, long done, Job.Stage stage, long counted, long population) {
		return new Job(job.site(), job.id(), job.kind(), job.provider(), job.subject(), job.target(), cursor, done,
				stage, counted, population, job.basis(), job.started());
	}

}
