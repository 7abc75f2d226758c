package dev.rollcall.schemas.scim;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes whole top-level attributes from one set of attributes into another. */
public final class AttributeMerge {

	private static final String SCHEMAS = "schemas";

	private AttributeMerge() {
	}

	/** Names of the attributes there are, without {@code schemas}; sorted. */
	public static SortedSet<String> names(Attributes attributes) {
		SortedSet<String> names = new TreeSet<>();
		attributes.tree().properties().forEach((property) -> names.add(property.getKey()));
		names.remove(SCHEMAS);
		return names;
	}

	/**
	 * The attributes with those of others put in their place.
	 * @param taken names to take; the rest stays as it is
	 */
	public static Attributes take(ResourceSchema schema, Attributes attributes, Attributes others,
			Predicate<String> taken) {
		ObjectNode tree = attributes.tree().deepCopy();
		for (Map.Entry<String, JsonNode> property : others.tree().properties()) {
			if (!property.getKey().equals(SCHEMAS) && taken.test(property.getKey())) {
				tree.set(property.getKey(), property.getValue());
			}
		}
		return Canonical.of(schema, tree).fold((canonical) -> canonical, (refused) -> attributes);
	}

	/** Attributes with one text only; empty if the schema does not take it. */
	public static Optional<Attributes> of(ResourceSchema schema, String name, String value) {
		return Canonical.of(schema, JsonNodeFactory.instance.objectNode().put(name, value))
			.fold(Optional::of, (refused) -> Optional.empty());
	}

}
