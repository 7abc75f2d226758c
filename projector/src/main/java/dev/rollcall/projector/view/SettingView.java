package dev.rollcall.projector.view;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;
import org.jspecify.annotations.Nullable;

/**
 * Sites, providers, credentials without their hashes, jobs, and what comes of the policy:
 * previews, synchronisations, its history. They are read whole.
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
		return new Object[] { owner, (int) key.kind().code(), id(key) };
	}

	/**
	 * For what has two ids both, so that they list by the first in the order of the
	 * second.
	 */
	public static byte[] id(EntityKey key) {
		if (!key.kind().hasTwoIds()) {
			return Ids.bytes(key.id());
		}
		return ByteBuffer.allocate(32).put(Ids.bytes(key.id())).put(Ids.bytes(key.other())).array();
	}

	/** What the ids to list are greater than. */
	public static byte[] after(@Nullable UUID parent, @Nullable UUID after) {
		int length = ((parent != null) ? 16 : 0) + ((after != null) ? 16 : 0);
		ByteBuffer bytes = ByteBuffer.allocate(length);
		if (parent != null) {
			bytes.put(Ids.bytes(parent));
		}
		if (after != null) {
			bytes.put(Ids.bytes(after));
		}
		return bytes.array();
	}

	/**
	 * What the ids to list are less than: longer than any that begins in the same way.
	 */
	public static byte[] end(@Nullable UUID parent) {
		byte[] bytes = new byte[33];
		Arrays.fill(bytes, (byte) -1);
		if (parent != null) {
			System.arraycopy(Ids.bytes(parent), 0, bytes, 0, 16);
		}
		return bytes;
	}

	@Override
	public Object[] values(Entity entity) {
		return new Object[] { Codecs.ENTITY.encode(entity) };
	}

}
