package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.DerivedIds;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SyncId;
import dev.rollcall.schemas.SyncSession;

/**
 * Takes synchronisations from one state to the next, and starts the work that follows.
 */
public final class Syncs {

	private Syncs() {
	}

	/** Completed by its source: a job counts who is gone. */
	public static SyncSession count(Draft draft, CommandId command, SyncSession session, Instant at) {
		draft.add(Event.created(
				new Job(draft.site(), new JobId(command.value()), Job.Kind.COMPLETE_SYNC, session.provider(),
						session.id().value(), Optional.empty(), Optional.empty(), 0, Job.Stage.COUNT, 0, 0, 0, at),
				Reason.SYNCHRONISED));
		return put(draft, session, SyncSession.State.COUNTING, Optional.empty(), session.gone(),
				session.deprovisioned());
	}

	/** Reached a final state: what it has seen is dropped in steps. */
	public static SyncSession end(Draft draft, CommandId cause, SyncSession session, SyncSession.State state,
			Instant at) {
		if (session.pages() > 0) {
			draft.add(Event.created(new Job(draft.site(), new JobId(DerivedIds.of(cause.value(), session.id().value())),
					Job.Kind.DROP_SIGHTINGS, session.provider(), session.id().value(), Optional.empty(),
					Optional.empty(), 0, Job.Stage.APPLY, 0, 0, 0, at), Reason.SYNCHRONISED));
		}
		return put(draft, session, state, Optional.of(at), session.gone(), session.deprovisioned());
	}

	/**
	 * Another one starts: one that is not over deprovisions nobody more, and its work
	 * ends.
	 */
	public static void supersede(Draft draft, CommandId cause, SyncSession session, Instant at) {
		if (session.isOver()) {
			return;
		}
		Jobs.about(draft, session.id().value()).forEach((job) -> draft.add(Event.deleted(job, Reason.SYNCHRONISED)));
		end(draft, cause, session, SyncSession.State.SUPERSEDED, at);
	}

	/** Goes on with a completed synchronisation that the guard held. */
	public static void release(Draft draft, Job job) {
		draft.directory()
			.syncSession(new SyncId(job.subject()))
			.ifPresent((session) -> put(draft, session, SyncSession.State.APPLYING, Optional.empty(), session.gone(),
					session.deprovisioned()));
		Job after = new Job(job.site(), job.id(), job.kind(), job.provider(), job.subject(), job.target(),
				Optional.empty(), 0, Job.Stage.APPLY, job.counted(), job.population(), job.basis(), job.started());
		draft.add(Event.updated(job, after, Reason.ADMINISTRATOR, List.of("stage")));
	}

	/** Ends a completed synchronisation that the guard held: it deprovisions nobody. */
	public static void discard(Draft draft, CommandId cause, Job job, Instant at) {
		draft.add(Event.deleted(job, Reason.ADMINISTRATOR));
		draft.directory()
			.syncSession(new SyncId(job.subject()))
			.ifPresent((session) -> end(draft, cause, session, SyncSession.State.DISCARDED, at));
	}

	static SyncSession put(Draft draft, SyncSession before, SyncSession.State state, Optional<Instant> ended, long gone,
			long deprovisioned) {
		SyncSession after = new SyncSession(before.site(), before.id(), before.provider(), state, before.started(),
				ended, before.seen(), before.pages(), gone, deprovisioned, before.actor());
		draft.add(Event.updated(before, after, Reason.SYNCHRONISED, List.of("state")));
		return after;
	}

}
