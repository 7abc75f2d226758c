package dev.rollcall.gateway.scim;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks up members of JSON objects by names in any case (RFC 7643 section 2.1). */
public final class JsonNames {

	private JsonNames() {
	}

	/** The name as the object spells it, {@code null} if it has none such. */
	public static @Nullable String spelling(ObjectNode object, String name) {
		if (object.has(name)) {
			return name;
		}
		for (String candidate : object.propertyNames()) {
			if (candidate.equalsIgnoreCase(name)) {
				return candidate;
			}
		}
		return null;
	}

	public static @Nullable JsonNode get(ObjectNode object, String name) {
		String spelling = spelling(object, name);
		return (spelling != null) ? object.get(spelling) : null;
	}

}
