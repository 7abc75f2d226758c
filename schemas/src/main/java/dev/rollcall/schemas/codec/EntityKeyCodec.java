package dev.rollcall.schemas.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.SiteId;

/**
 * Keys as compact bytes: the kind's code, the site in ASCII, a zero byte, the id's
 * sixteen bytes, and for an edge the other id's. A fixed form without schema, since
 * compaction and state compare keys byte by byte.
 */
final class EntityKeyCodec implements Codec<EntityKey> {

	private static final int ID_BYTES = 16;

	private static final UUID NONE = new UUID(0, 0);

	/** By the kind's code, which is never renumbered. */
	private static final EntityKey.Kind[] KINDS = kinds();

	private static EntityKey.Kind[] kinds() {
		EntityKey.Kind[] kinds = new EntityKey.Kind[Byte.MAX_VALUE + 1];
		for (EntityKey.Kind kind : EntityKey.Kind.values()) {
			kinds[kind.code()] = kind;
		}
		return kinds;
	}

	@Override
	public byte[] encode(EntityKey key) {
		boolean edge = key.kind().hasTwoIds();
		if (!edge && !key.other().equals(NONE)) {
			throw new IllegalArgumentException("Expected only an edge to have two ends, but got " + key);
		}
		byte[] site = key.site().value().getBytes(StandardCharsets.US_ASCII);
		ByteBuffer buffer = ByteBuffer.allocate(2 + site.length + ID_BYTES * (edge ? 2 : 1));
		buffer.put(key.kind().code()).put(site).put((byte) 0);
		put(buffer, key.id());
		if (edge) {
			put(buffer, key.other());
		}
		return buffer.array();
	}

	@Override
	public EntityKey decode(byte[] bytes) {
		EntityKey.Kind kind = (bytes.length > 0 && bytes[0] >= 0) ? KINDS[bytes[0]] : null;
		if (kind == null) {
			throw new UndecodableException("Expected a key that begins with a kind of entity, but it does not");
		}
		boolean edge = kind.hasTwoIds();
		int end = bytes.length - ID_BYTES * (edge ? 2 : 1) - 1;
		if (end < 1 || bytes[end] != 0) {
			throw new UndecodableException("Expected the key of a " + kind + ", but its length does not fit");
		}
		SiteId site = SiteId.parse(new String(bytes, 1, end - 1, StandardCharsets.ISO_8859_1))
			.orElseThrow(() -> new UndecodableException("Expected a key with a site id, but it has none"));
		ByteBuffer ids = ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1);
		UUID id = new UUID(ids.getLong(), ids.getLong());
		return new EntityKey(site, kind, id, edge ? new UUID(ids.getLong(), ids.getLong()) : NONE);
	}

	private static void put(ByteBuffer buffer, UUID id) {
		buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
	}

}
