package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.processor.effect.Providers;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Releases what the guard holds, or discards it (docs/policy.md, "deprovisionGuard"). */
final class SettleDecision {

	private SettleDecision() {
	}

	static Decision decide(Context context, Command.Settle command) {
		Optional<Job> found = context.directory().job(command.job());
		if (found.isEmpty()) {
			return Decision.refused(Outcome.Code.JOB_NOT_FOUND,
					"Expected to find job " + command.job() + ", but there is none");
		}
		Job job = found.get();
		if (job.stage() != Job.Stage.HELD) {
			return Decision.refused(Outcome.Code.NOT_HELD,
					"Expected a job that the guard holds, but this one goes on by itself");
		}
		return (job.kind() == Job.Kind.COMPLETE_SYNC) ? SettleSync.decide(context, job, command.release())
				: settle(context, job, command.release());
	}

	private static Decision settle(Context context, Job job, boolean release) {
		Optional<Entity.Provider> provider = context.directory().provider(job.provider());
		if (provider.isEmpty()) {
			return context.noProvider(job.provider());
		}
		if (!release) {
			PolicyChanges.discard(context, provider.get(), job);
			return context.accepted(context.directory().provider(job.provider()).orElse(null));
		}
		Providers.unguard(context.draft(), provider.get(), Reason.ADMINISTRATOR);
		return context.accepted(Jobs.released(context.draft(), job));
	}

}
