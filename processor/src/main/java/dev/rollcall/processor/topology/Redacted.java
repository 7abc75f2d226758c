package dev.rollcall.processor.topology;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Password;
import org.jspecify.annotations.Nullable;

/** Takes the hash out of a credential: only state and the credentials topic have it. */
final class Redacted {

	private Redacted() {
	}

	static @Nullable Entity entity(@Nullable Entity entity) {
		if (entity instanceof Entity.Credential credential) {
			return new Entity.Credential(credential.site(), credential.id(), credential.provider(), credential.kind(),
					credential.name(), "", credential.created(), credential.expires());
		}
		if (entity instanceof Password password) {
			return new Password(password.site(), password.account(), "", "", password.linkExpires(),
					password.failures(), password.lockedUntil(), password.lastModified());
		}
		return entity;
	}

	static Event event(Event event) {
		return (event.entity() instanceof Entity.Credential || event.entity() instanceof Password)
				? new Event(entity(event.before()), entity(event.after()), event.reason(), event.changed()) : event;
	}

}
