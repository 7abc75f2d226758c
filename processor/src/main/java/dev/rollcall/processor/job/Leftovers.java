package dev.rollcall.processor.job;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SyncSession;

/** What a removed provider leaves beside its mirror: its id may be used again. */
final class Leftovers {

	private Leftovers() {
	}

	/** Removes at most so many; how many it were. */
	static int drop(Draft draft, ProviderId provider, int budget) {
		List<Entity> gone = new ArrayList<>(draft.directory().policyChanges(provider));
		for (Preview preview : draft.directory().previews()) {
			if (preview.provider().equals(provider)) {
				gone.addAll(draft.directory().previewPages(preview.id(), budget));
				gone.add(preview);
			}
		}
		for (SyncSession session : draft.directory().syncSessions()) {
			if (session.provider().equals(provider)) {
				gone.addAll(draft.directory().sightings(session.id(), budget));
				gone.add(session);
			}
		}
		List<Entity> now = gone.subList(0, Math.min(budget, gone.size()));
		now.forEach((entity) -> draft.add(Event.deleted(entity, Reason.ADMINISTRATOR)));
		return now.size();
	}

}
