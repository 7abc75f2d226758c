package dev.rollcall.gateway.scim;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks up members of JSON objects by names in any case (RFC 7643 section 2.1), which is
 * the case of ASCII letters: no foreign letter passes for one of them.
 */
public final class JsonNames {

	private JsonNames() {
	}

	/** The name as the object spells it, {@code null} if it has none such. */
	public static @Nullable String spelling(ObjectNode object, String name) {
		if (object.has(name)) {
			return name;
		}
		for (String candidate : object.propertyNames()) {
			if (isSame(candidate, name)) {
				return candidate;
			}
		}
		return null;
	}

	static boolean isSame(String candidate, String name) {
		return candidate.equalsIgnoreCase(name) && candidate.chars().allMatch((c) -> c < 0x80);
	}

	public static @Nullable JsonNode get(ObjectNode object, String name) {
		String spelling = spelling(object, name);
		return (spelling != null) ? object.get(spelling) : null;
	}

}
