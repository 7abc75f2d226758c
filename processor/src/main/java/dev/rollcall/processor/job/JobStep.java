package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Job;

/** One bounded step of one kind of job. */
@FunctionalInterface
interface JobStep {

	/**
	 * Works on at most {@code size} entities.
	 * @return the job as it is after the step; empty: it is done
	 */
	Optional<Job> run(Draft draft, Job job, int size, Instant at);

}
