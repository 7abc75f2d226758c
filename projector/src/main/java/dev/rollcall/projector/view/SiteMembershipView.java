package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;

/** Edges between accounts and site groups, found from both ends. */
public final class SiteMembershipView implements View<Entity.SiteMembership> {

	public static final SiteMembershipView INSTANCE = new SiteMembershipView();

	public static final ViewTable TABLE = new ViewTable("site_membership", ViewTable.Owner.SITE,
			List.of("site", "account", "group_id"), List.of("value"));

	private SiteMembershipView() {
	}

	@Override
	public ViewTable table() {
		return TABLE;
	}

	@Override
	public Object[] key(int owner, EntityKey key) {
		return new Object[] { owner, Ids.bytes(key.other()), Ids.bytes(key.id()) };
	}

	@Override
	public Object[] values(Entity.SiteMembership membership) {
		return new Object[] { Codecs.ENTITY.encode(membership) };
	}

}
