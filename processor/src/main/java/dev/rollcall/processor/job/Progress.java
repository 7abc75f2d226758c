package dev.rollcall.processor.job;

import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.Job;

/** How far a step came: the job as it is after it. */
final class Progress {

	private Progress() {
	}

	/** Further in the same stage; the last entity done is {@code cursor}. */
	static Job further(Job job, Optional<UUID> cursor, long done) {
		return with(job, cursor, job.done() + done, job.stage(), job.counted(), job.population());
	}

	/** At the beginning of another stage. */
	static Job stage(Job job, Job.Stage stage) {
		return with(job, Optional.empty(), 0, stage, job.counted(), job.population());
	}

	/** The same with more counted. */
	static Job counted(Job job, long counted, long population) {
		return with(job, job.cursor(), job.done(), job.stage(), job.counted() + counted, job.population() + population);
	}

	private static Job with(Job job, Optional<UUID> cursor, long done, Job.Stage stage, long counted, long population) {
		return new Job(job.site(), job.id(), job.kind(), job.provider(), job.subject(), job.target(), cursor, done,
				stage, counted, population, job.basis(), job.started());
	}

}
