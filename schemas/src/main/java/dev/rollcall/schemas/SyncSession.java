package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * A synchronisation of a provider whose source does not say who left (docs/policy.md,
 * "Synchronisation"). Only a completed one deprovisions.
 *
 * @param started users made since then count as seen
 * @param ended when it reached a final state
 * @param seen entries reported so far, each time they were
 * @param gone users that were not located, once they are counted
 * @param deprovisioned accounts that this cost, so far
 */
public record SyncSession(SiteId site, SyncId id, ProviderId provider, State state, Instant started,
		Optional<Instant> ended, long seen, long pages, long gone, long deprovisioned, String actor) implements Entity {

	@Override
	public EntityKey key() {
		return EntityKey.syncSession(this.site, this.id);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.syncSession(context, this);
	}

	/** Whether nothing more will happen to it. */
	public boolean isOver() {
		return switch (this.state) {
			case RUNNING, COUNTING, HELD, APPLYING -> false;
			case COMPLETED, PARTIAL, EMPTY, ABANDONED, SUPERSEDED, DISCARDED -> true;
		};
	}

	public enum State {

		/** Takes sightings. */
		RUNNING,
		/** Completed by its source; counts what it would cost. */
		COUNTING,
		/** Would deprovision more than the guard allows: waits for an administrator. */
		HELD,
		/** Marks who is gone. */
		APPLYING, COMPLETED,
		/** Completed as partial: deprovisioned nobody. */
		PARTIAL,
		/** Completed without a single sighting: deprovisioned nobody. */
		EMPTY, ABANDONED,
		/** Another one was started. */
		SUPERSEDED,
		/** An administrator discarded it while it was held. */
		DISCARDED

	}

}
