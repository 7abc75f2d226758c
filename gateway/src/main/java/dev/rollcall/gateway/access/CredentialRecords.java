package dev.rollcall.gateway.access;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Reads the records of the credentials and extensions topics. */
final class CredentialRecords {

	private final Codec<EntityKey> keys;

	private final Codec<AccessEntry> values;

	private final Codec<Entity> entities;

	CredentialRecords(Codec<EntityKey> keys, Codec<AccessEntry> values, Codec<Entity> entities) {
		this.keys = keys;
		this.values = values;
		this.entities = entities;
	}

	/**
	 * Takes a record in. One that cannot be read takes away what its key named before: in
	 * doubt nobody is let in.
	 * @return whether it could be read
	 */
	boolean apply(byte @Nullable [] key, byte @Nullable [] value, KnownCredentials into) {
		if (key == null) {
			return false;
		}
		EntityKey entity;
		try {
			entity = this.keys.decode(key);
		}
		catch (UndecodableException ex) {
			return false;
		}
		if (entity.kind() == EntityKey.Kind.EXTENSION) {
			return extension(entity, value, into.extensions());
		}
		if (value == null) {
			into.remove(entity);
			return true;
		}
		try {
			into.put(this.values.decode(value));
			return true;
		}
		catch (UndecodableException | IllegalArgumentException ex) {
			into.remove(entity);
			return false;
		}
	}

	/** One that cannot be read leaves what is known of it: its data stay as they are. */
	private boolean extension(EntityKey key, byte @Nullable [] value, KnownExtensions into) {
		if (value == null) {
			into.remove(key);
			return true;
		}
		try {
			Entity entity = this.entities.decode(value);
			if (entity instanceof Extension extension && extension.key().equals(key)) {
				into.put(extension);
				return true;
			}
			return false;
		}
		catch (UndecodableException | IllegalArgumentException ex) {
			return false;
		}
	}

}
