package dev.rollcall.processor.decide;

import dev.rollcall.processor.job.Syncs;
import dev.rollcall.schemas.Job;

/** Releases or discards a completed synchronisation that the guard holds. */
final class SettleSync {

	private SettleSync() {
	}

	static Decision decide(Context context, Job job, boolean release) {
		if (release) {
			Syncs.release(context.draft(), job);
		}
		else {
			Syncs.discard(context.draft(), context.command(), job, context.at());
		}
		return context.accepted(context.directory().job(job.id()).orElse(null));
	}

}
