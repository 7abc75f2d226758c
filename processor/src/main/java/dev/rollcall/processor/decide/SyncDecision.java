package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.job.Syncs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;

/**
 * Starts or ends a synchronisation (docs/policy.md, "Synchronisation"); only a completed
 * one deprovisions.
 */
final class SyncDecision {

	private SyncDecision() {
	}

	static Decision decide(Context context, Command.Sync command) {
		if (context.directory().provider(command.provider()).isEmpty()) {
			return context.noProvider(command.provider());
		}
		if (command.step() == SyncStep.START) {
			return start(context, command);
		}
		Optional<SyncSession> found = context.directory()
			.syncSession(command.session())
			.filter((session) -> session.provider().equals(command.provider()));
		if (found.isEmpty()) {
			return notFound(command);
		}
		SyncSession session = found.get();
		if (session.state() != SyncSession.State.RUNNING) {
			return over(session);
		}
		SyncSession.State state = switch (command.step()) {
			case COMPLETE -> (session.seen() == 0) ? SyncSession.State.EMPTY : SyncSession.State.COUNTING;
			case COMPLETE_PARTIAL -> SyncSession.State.PARTIAL;
			case ABANDON, START -> SyncSession.State.ABANDONED;
		};
		return context.accepted((state == SyncSession.State.COUNTING)
				? Syncs.count(context.draft(), context.command(), session, context.at())
				: Syncs.end(context.draft(), context.command(), session, state, context.at()));
	}

	private static Decision start(Context context, Command.Sync command) {
		if (context.directory().syncSession(command.session()).isPresent()) {
			return context.idTaken(command.session());
		}
		context.directory()
			.syncSessions()
			.stream()
			.filter((session) -> session.provider().equals(command.provider()))
			.forEach((session) -> Syncs.supersede(context.draft(), context.command(), session, context.at()));
		SyncSession session = new SyncSession(context.site(), command.session(), command.provider(),
				SyncSession.State.RUNNING, context.at(), Optional.empty(), 0, 0, 0, 0, context.envelope().actor());
		context.draft().add(Event.created(session, Reason.SYNCHRONISED));
		return context.accepted(session);
	}

	static Decision notFound(Command.Sync command) {
		return Decision.refused(Outcome.Code.SYNC_NOT_FOUND,
				"Expected to find synchronisation " + command.session() + ", but there is none");
	}

	static Decision over(SyncSession session) {
		return Decision.refused(Outcome.Code.SYNC_OVER, "Expected a synchronisation that is running, but this one is "
				+ session.state().name().toLowerCase(java.util.Locale.ROOT) + ": start another one");
	}

}
