package dev.rollcall.processor.job;

import java.time.Instant;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;

/** One bounded step of one kind of job. */
@FunctionalInterface
interface JobStep {

	/** Works on at most {@code size} entities and says how far it came. */
	Progress run(Draft draft, Entity.Job job, int size, Instant at);

}
