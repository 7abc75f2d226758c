package dev.rollcall.schemas;

import java.util.List;

/**
 * Users that were seen in a synchronisation; they go when it is over.
 *
 * @param page grows by one with each batch, from 1
 */
public record Sightings(SiteId site, SyncId session, long page, List<UserId> users) implements Entity {

	public Sightings {
		users = List.copyOf(users);
	}

	@Override
	public EntityKey key() {
		return EntityKey.sightings(this.site, this.session, this.page);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.sightings(context, this);
	}

}
