package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;

/**
 * Sites, providers, credentials without their hashes, and jobs: a site has few of them
 * and they are read whole.
 */
public final class SettingView implements View<Entity> {

	public static final SettingView INSTANCE = new SettingView();

	public static final ViewTable TABLE = new ViewTable("setting", ViewTable.Owner.SITE, List.of("site", "kind", "id"),
			List.of("value"));

	private SettingView() {
	}

	@Override
	public ViewTable table() {
		return TABLE;
	}

	@Override
	public Object[] key(int owner, EntityKey key) {
		return new Object[] { owner, (int) key.kind().code(), Ids.bytes(key.id()) };
	}

	@Override
	public Object[] values(Entity entity) {
		return new Object[] { Codecs.ENTITY.encode(entity) };
	}

}
