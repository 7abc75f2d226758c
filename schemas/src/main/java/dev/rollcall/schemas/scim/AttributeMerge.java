package dev.rollcall.schemas.scim;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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
		Draft draft = new Draft(schema, attributes.tree()).excusing();
		Draft other = new Draft(schema, others.tree());
		for (AttributeDefinition attribute : schema.attributes()) {
			JsonNode value = other.get("", attribute);
			if (value != null && taken.test(attribute.name())) {
				draft.put("", attribute, value);
			}
		}
		for (SchemaDefinition extension : schema.extensions()) {
			if (others.tree().has(extension.urn()) && taken.test(extension.urn())) {
				extension.attributes()
					.forEach((attribute) -> draft.put(extension.urn(), attribute,
							other.get(extension.urn(), attribute)));
			}
		}
		try {
			return draft.finish(AttributeLimits.DEFAULT);
		}
		catch (FaultException ex) {
			return attributes;
		}
	}

	/** Attributes with one text only; empty if the schema does not take it. */
	public static Optional<Attributes> of(ResourceSchema schema, String name, String value) {
		return Canonical.of(schema, JsonNodeFactory.instance.objectNode().put(name, value))
			.fold(Optional::of, (refused) -> Optional.empty());
	}

}
