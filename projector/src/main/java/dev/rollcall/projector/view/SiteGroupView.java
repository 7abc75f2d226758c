package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;

/** Site groups: accounts show their names. */
public final class SiteGroupView implements View<Entity.SiteGroup> {

	public static final SiteGroupView INSTANCE = new SiteGroupView();

	public static final ViewTable TABLE = new ViewTable("site_group", ViewTable.Owner.SITE, List.of("site", "id"),
			List.of("name", "value"));

	private SiteGroupView() {
	}

	@Override
	public ViewTable table() {
		return TABLE;
	}

	@Override
	public Object[] key(int owner, EntityKey key) {
		return new Object[] { owner, Ids.bytes(key.id()) };
	}

	@Override
	public Object[] values(Entity.SiteGroup group) {
		return new Object[] { Cells.text(group.name()), Codecs.ENTITY.encode(group) };
	}

}
