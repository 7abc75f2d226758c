package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.scim.Attributes;

/** Directory groups without their members, found by id, display name and external id. */
public final class GroupView implements View<Entity.Group> {

	public static final GroupView INSTANCE = new GroupView();

	public static final ViewTable TABLE = new ViewTable("directory_group", ViewTable.Owner.MIRROR,
			List.of("mirror", "id"), List.of("attributes", "name", "display_name", "external_id", "site_group",
					"version", "created", "modified"));

	private GroupView() {
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
	public Object[] values(Entity.Group group) {
		Attributes attributes = group.attributes();
		return new Object[] { attributes.json(), attributes.text("displayName").map(Cells::text).orElse(null),
				attributes.text("displayName").map(LookupKey::of).orElse(null),
				attributes.text("externalId").map(LookupKey::of).orElse(null),
				group.siteGroup().map((id) -> Ids.bytes(id.value())).orElse(null), group.version(),
				Cells.instant(group.created()), Cells.instant(group.lastModified()) };
	}

}
