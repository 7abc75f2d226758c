package dev.rollcall.schemas;

import java.util.Locale;

/** The published names of events: one for each kind of entity and change. */
public final class EventTypes {

	private static final String[][] NAMES = names();

	private EventTypes() {
	}

	public static String of(EntityKey.Kind kind, Event.Change change) {
		return NAMES[kind.ordinal()][change.ordinal()];
	}

	private static String[][] names() {
		EntityKey.Kind[] kinds = EntityKey.Kind.values();
		Event.Change[] changes = Event.Change.values();
		String[][] names = new String[kinds.length][changes.length];
		for (EntityKey.Kind kind : kinds) {
			for (Event.Change change : changes) {
				names[kind.ordinal()][change.ordinal()] = "dev.rollcall."
						+ kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "."
						+ change.name().toLowerCase(Locale.ROOT) + ".v1";
			}
		}
		return names;
	}

}
