package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.Sightings;
import dev.rollcall.schemas.SyncId;

/** Removes what a synchronisation that is over has seen, one batch a step. */
final class DropSightingsStep implements JobStep {

	@Override
	public Optional<Job> run(Draft draft, Job job, int size, Instant at) {
		List<Sightings> pages = draft.directory().sightings(new SyncId(job.subject()), 1);
		if (pages.isEmpty()) {
			return Optional.empty();
		}
		draft.add(Event.deleted(pages.get(0), Reason.SYNCHRONISED));
		return Optional.of(new Job(job.site(), job.id(), job.kind(), job.provider(), job.subject(), job.target(),
				job.cursor(), job.done() + pages.get(0).users().size(), job.stage(), job.counted(), job.population(),
				job.basis(), job.started()));
	}

}
