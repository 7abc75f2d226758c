package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work of many entities, done in bounded steps between other commands of the site.
 *
 * @param subject what it is about: a group id or a provider id
 * @param target the site group that members leave, for {@link Kind#MOVE_GROUP} and
 * {@link Kind#DROP_GROUP}; the command that asked, for {@link Kind#REEVALUATE_PROVIDER};
 * an earlier preview whose pages go first, for {@link Kind#PREVIEW}
 * @param cursor the last entity done; empty before the first step
 * @param done entities done so far, in this stage
 * @param stage where it is
 * @param counted accounts it would deprovision, as far as they are counted
 * @param population active accounts of the provider, as far as they are counted
 * @param basis version of the provider that a discard goes back to; 0 for none
 */
public record Job(SiteId site, JobId id, Kind kind, ProviderId provider, UUID subject, Optional<UUID> target,
		Optional<UUID> cursor, long done, Stage stage, long counted, long population, long basis,
		Instant started) implements Entity {

	@Override
	public EntityKey key() {
		return EntityKey.job(this.site, this.id);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.job(context, this);
	}

	public enum Kind {

		/** Removes the edges of a deleted directory group. */
		DROP_GROUP,
		/** Moves accounts to the site group of a renamed directory group. */
		MOVE_GROUP,
		/** Derives every account of a provider anew. */
		REEVALUATE_PROVIDER,
		/** Removes the users and groups of a deleted provider. */
		DROP_PROVIDER,
		/** Works out what a policy would do. */
		PREVIEW,
		/** Marks who was not located in a synchronisation. */
		COMPLETE_SYNC,
		/** Removes the sightings of a synchronisation that is over. */
		DROP_SIGHTINGS

	}

	public enum Stage {

		/** Counts what it would deprovision. */
		COUNT,
		/** That is more than the guard allows: waits for an administrator. */
		HELD,
		/** Brings directory groups in line. */
		GROUPS,
		/** Does what it is for. */
		APPLY

	}

}
