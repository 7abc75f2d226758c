package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which attributes differ between two states of a resource. */
public final class Differences {

	private Differences() {
	}

	/**
	 * Sorted top-level names, those of an extension as {@code URN:name}; {@code schemas}
	 * is not among them, since it follows from the others.
	 */
	public static List<String> names(Attributes before, Attributes after) {
		if (before.equals(after)) {
			return List.of();
		}
		TreeSet<String> names = new TreeSet<>();
		collect("", before.tree(), after.tree(), names);
		names.remove(CommonAttributes.SCHEMAS);
		return List.copyOf(names);
	}

	private static void collect(String prefix, JsonNode before, JsonNode after, TreeSet<String> names) {
		for (Map.Entry<String, JsonNode> property : before.properties()) {
			compare(prefix, property.getKey(), property.getValue(), after.path(property.getKey()), names);
		}
		for (Map.Entry<String, JsonNode> property : after.properties()) {
			if (!before.has(property.getKey())) {
				compare(prefix, property.getKey(), JsonNodeFactory.instance.missingNode(), property.getValue(), names);
			}
		}
	}

	private static void compare(String prefix, String name, JsonNode before, JsonNode after, TreeSet<String> names) {
		boolean extension = prefix.isEmpty() && AsciiCase.fold(name).startsWith("urn:");
		if (extension) {
			collect(name + ":", before, after, names);
		}
		else if (!before.equals(after)) {
			names.add(prefix + name);
		}
	}

}
