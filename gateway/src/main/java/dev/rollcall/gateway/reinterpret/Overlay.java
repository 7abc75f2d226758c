package dev.rollcall.gateway.reinterpret;

import java.util.TreeSet;

import dev.rollcall.schemas.scim.Attributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes somebody else's change in attributes that differ from those it was made in. */
final class Overlay {

	private Overlay() {
	}

	/**
	 * The base with every attribute in which after differs from before as it is after.
	 */
	static Attributes of(Attributes base, Attributes before, Attributes after) {
		ObjectNode result = base.tree().deepCopy();
		take(result, before.tree(), after.tree(), true);
		return Attributes.of(result);
	}

	private static void take(ObjectNode result, ObjectNode before, ObjectNode after, boolean top) {
		TreeSet<String> names = new TreeSet<>(before.propertyNames());
		names.addAll(after.propertyNames());
		for (String name : names) {
			JsonNode from = before.path(name);
			JsonNode to = after.path(name);
			if (from.equals(to)) {
				continue;
			}
			if (top && name.regionMatches(true, 0, "urn:", 0, 4) && result.path(name) instanceof ObjectNode inner
					&& from instanceof ObjectNode fromInner && to instanceof ObjectNode toInner) {
				take(inner, fromInner, toInner, false);
			}
			else if (to.isMissingNode()) {
				result.remove(name);
			}
			else {
				result.set(name, to.deepCopy());
			}
		}
	}

}
