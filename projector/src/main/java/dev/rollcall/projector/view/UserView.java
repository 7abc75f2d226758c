package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.scim.Attributes;

/**
 * Directory users, and accounts that a directory user may adopt, found by id, user name
 * and external id.
 */
public final class UserView implements View<Entity.User> {

	public static final UserView INSTANCE = new UserView();

	public static final ViewTable TABLE = new ViewTable("directory_user", ViewTable.Owner.MIRROR,
			List.of("mirror", "id"), List.of("attributes", "user_name", "external_id", "version", "created", "modified",
					"adoptable", "missing"));

	private UserView() {
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
	public Object[] values(Entity.User user) {
		return values(user, 0);
	}

	/** The same for an account that stands in for its user. */
	Object[] adoptable(Entity.User user) {
		return values(user, 1);
	}

	private static Object[] values(Entity.User user, int adoptable) {
		Attributes attributes = user.attributes();
		return new Object[] { attributes.json(), attributes.text("userName").map(LookupKey::of).orElse(null),
				attributes.text("externalId").map(LookupKey::of).orElse(null), user.version(),
				Cells.instant(user.created()), Cells.instant(user.lastModified()), adoptable,
				user.missing().map(Cells::instant).orElse(null) };
	}

}
