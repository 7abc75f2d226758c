package dev.rollcall.processor.state;

import java.util.Objects;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import org.jspecify.annotations.Nullable;

/**
 * {@code (entity, event) → entity}: the whole of what an event does. It never looks at a
 * policy, and throws on the impossible.
 */
public final class Evolve {

	private Evolve() {
	}

	/**
	 * What the entity is after the event.
	 * @throws IllegalStateException if the entity is not what the event says it was
	 */
	public static @Nullable Entity apply(@Nullable Entity current, Event event) {
		if (!Objects.equals(current, event.before())) {
			throw new IllegalStateException("Expected " + event.key() + " to be as " + event.type()
					+ " says it was, but it " + ((current != null) ? "is another" : "does not exist"));
		}
		return event.after();
	}

}
