package dev.rollcall.processor.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.processor.state.Directory;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Policy;

/** What the credentials topic has to say after some events. */
final class AccessEntries {

	private AccessEntries() {
	}

	/**
	 * Entries to write, empty for those to remove.
	 * @param directory the site after the events
	 */
	static Map<EntityKey, Optional<AccessEntry>> after(Directory directory, List<Event> events) {
		Map<EntityKey, Optional<AccessEntry>> entries = new LinkedHashMap<>();
		for (Event event : events) {
			if (event.entity() instanceof Entity.Credential credential) {
				entries.put(event.key(),
						(event.after() != null) ? entry(directory, credential) : Optional.<AccessEntry>empty());
			}
			else if (event.before() instanceof Entity.Provider before && event.after() instanceof Entity.Provider after
					&& differ(before, after)) {
				directory.credentials(after.id())
					.forEach((credential) -> entries.put(credential.key(), entry(directory, credential)));
			}
		}
		return entries;
	}

	private static boolean differ(Entity.Provider before, Entity.Provider after) {
		return before.vendor() != after.vendor() || before.policy().scim() != after.policy().scim();
	}

	private static Optional<AccessEntry> entry(Directory directory, Entity.Credential credential) {
		return directory.provider(credential.provider())
			.map((provider) -> new AccessEntry(credential, provider.vendor(),
					admits(provider.policy().scim(), credential.kind())));
	}

	private static boolean admits(Policy.Scim scim, Entity.Credential.Kind kind) {
		return switch (scim) {
			case OFF -> false;
			case BASIC -> kind == Entity.Credential.Kind.BASIC;
			case TOKEN -> kind == Entity.Credential.Kind.TOKEN;
		};
	}

}
