package dev.rollcall.processor.state;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event into rows: evolves its entity and keeps the indexes. State is the fold
 * of all events by this one method.
 */
public final class Fold {

	private Fold() {
	}

	public static void apply(WritableRows rows, Event event) {
		RowKey key = Layout.entity(event.key());
		Entity before = Lists.lacks(rows, event.key()) ? null : entity(rows.get(key));
		Entity after = Evolve.apply(before, event);
		if (after != null) {
			rows.put(key, new Row.Stored(after));
		}
		else {
			rows.remove(key);
		}
		Indexes.update(rows, event.before(), after);
	}

	private static @Nullable Entity entity(@Nullable Row row) {
		return (row instanceof Row.Stored stored) ? stored.entity() : null;
	}

}
