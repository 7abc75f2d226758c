package dev.rollcall.processor.effect;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;

/** Names of the fields in which two states of an account differ, sorted. */
public final class AccountChanges {

	private AccountChanges() {
	}

	public static List<String> names(Entity.Account before, Entity.Account after) {
		List<String> names = new ArrayList<>();
		Entitlements old = before.entitlements();
		Entitlements fresh = after.entitlements();
		note(names, "authentication", old.authentication(), fresh.authentication());
		note(names, "because", before.because(), after.because());
		note(names, "company", before.company(), after.company());
		note(names, "defaultsJoined", before.defaultsJoined(), after.defaultsJoined());
		note(names, "displayName", before.displayName(), after.displayName());
		note(names, "email", before.email(), after.email());
		note(names, "ftp", old.ftp(), fresh.ftp());
		note(names, "lastLogin", before.lastLogin(), after.lastLogin());
		note(names, "provider", before.provider(), after.provider());
		note(names, "reason", before.reason(), after.reason());
		note(names, "role", old.role(), fresh.role());
		note(names, "sftp", old.sftp(), fresh.sftp());
		note(names, "status", before.status(), after.status());
		note(names, "timeZone", old.timeZone(), fresh.timeZone());
		note(names, "twoFactor", old.twoFactor(), fresh.twoFactor());
		note(names, "user", before.user(), after.user());
		note(names, "userName", before.userName(), after.userName());
		note(names, "webdav", old.webdav(), fresh.webdav());
		return names;
	}

	private static void note(List<String> names, String name, Object before, Object after) {
		if (!before.equals(after)) {
			names.add(name);
		}
	}

}
