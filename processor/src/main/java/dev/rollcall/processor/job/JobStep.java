package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;

/** One bounded step of one kind of job. */
@FunctionalInterface
interface JobStep {

	/**
	 * Works on at most {@code size} entities.
	 * @return the job as it is after the step; empty: it is done
	 */
	Optional<Entity.Job> run(Draft draft, Entity.Job job, int size, Instant at);

}
