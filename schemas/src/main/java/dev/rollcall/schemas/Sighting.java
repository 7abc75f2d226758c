package dev.rollcall.schemas;

import java.util.Optional;

import dev.rollcall.schemas.scim.Attributes;

/**
 * One entry of a synchronisation, as its source reports it; who it was is kept in
 * {@link Sightings}. It names a user by id, else by {@code externalId}, else by
 * {@code userName}.
 *
 * @param fresh ids for a user and an account that have to be made
 * @param attributes the user as the source has it; empty: it is only there
 */
public record Sighting(UserId fresh, AccountId freshAccount, Optional<UserId> id, Optional<String> externalId,
		Optional<String> userName, Optional<Attributes> attributes) {

	/** Leaves names out. */
	@Override
	public String toString() {
		return "Sighting[" + this.fresh + "]";
	}

}
