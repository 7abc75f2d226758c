package dev.rollcall.gateway.access;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Reads the records of the credentials topic. */
final class CredentialRecords {

	private final Codec<EntityKey> keys;

	private final Codec<AccessEntry> values;

	CredentialRecords(Codec<EntityKey> keys, Codec<AccessEntry> values) {
		this.keys = keys;
		this.values = values;
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

}
