package dev.rollcall.processor.effect;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.Entity;

/** Names of the fields in which two states of an account differ, sorted. */
final class AccountChanges {

	private AccountChanges() {
	}

	static List<String> names(Entity.Account before, Entity.Account after) {
		List<String> names = new ArrayList<>();
		note(names, "company", before.company(), after.company());
		note(names, "displayName", before.displayName(), after.displayName());
		note(names, "email", before.email(), after.email());
		note(names, "reason", before.reason(), after.reason());
		note(names, "status", before.status(), after.status());
		note(names, "user", before.user(), after.user());
		note(names, "userName", before.userName(), after.userName());
		return names;
	}

	private static void note(List<String> names, String name, Object before, Object after) {
		if (!before.equals(after)) {
			names.add(name);
		}
	}

}
