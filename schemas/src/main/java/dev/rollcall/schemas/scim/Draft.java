package dev.rollcall.schemas.scim;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes in the making. Values of the base are shared until they are first changed.
 * Everything that is set must be canonical already, but for the order of names.
 */
final class Draft {

	private final ResourceSchema schema;

	/** By URN of the extension, the core's under the empty one. */
	private final Map<String, Map<String, JsonNode>> values = new LinkedHashMap<>();

	/**
	 * Of the base, but not of the schema, such as an extension that is no longer used.
	 */
	private final Map<String, JsonNode> unknown = new LinkedHashMap<>();

	/**
	 * Extensions in which the base lacked something that is required, since it is older
	 * than the demand: what changes something else need not mend that.
	 */
	private final Set<String> excused = new HashSet<>();

	Draft(ResourceSchema schema) {
		this.schema = schema;
		this.values.put("", new LinkedHashMap<>());
		schema.extensions().forEach((extension) -> this.values.put(extension.urn(), new LinkedHashMap<>()));
	}

	Draft(ResourceSchema schema, ObjectNode base) {
		this(schema);
		for (Map.Entry<String, JsonNode> property : base.properties()) {
			Map<String, JsonNode> extension = this.values.get(property.getKey());
			if (extension != null) {
				property.getValue().forEachEntry(extension::put);
			}
			else if (schema.own(AsciiCase.fold(property.getKey())) != null) {
				of("").put(property.getKey(), property.getValue());
			}
			else {
				this.unknown.put(property.getKey(), property.getValue());
			}
		}
	}

	/** Lets an extension be as incomplete as the base is, of which this is a change. */
	Draft excusing() {
		for (SchemaDefinition extension : this.schema.ownExtensions()) {
			if (missing(extension) != null) {
				this.excused.add(extension.urn());
			}
		}
		return this;
	}

	/** What is required of an extension and not there; {@code null} if nothing. */
	private @Nullable String missing(SchemaDefinition extension) {
		Map<String, JsonNode> present = of(extension.urn());
		if (present.isEmpty()) {
			return this.schema.isRequired(extension) ? extension.urn() : null;
		}
		return missing(extension.urn() + ":", extension.attributes(), present::get);
	}

	private static @Nullable String missing(String prefix, List<AttributeDefinition> attributes,
			Function<String, @Nullable JsonNode> present) {
		for (AttributeDefinition attribute : attributes) {
			JsonNode value = present.apply(attribute.name());
			if (value == null || (value.isString() && value.stringValue().isBlank())) {
				if (attribute.required() && !attribute.isReadOnly()) {
					return prefix + attribute.name();
				}
			}
			else if (attribute.isComplex() && attribute.demands()) {
				Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
				for (JsonNode element : elements) {
					String inner = missing(prefix + attribute.name() + ".", attribute.subAttributes(), element::get);
					if (inner != null) {
						return inner;
					}
				}
			}
		}
		return null;
	}

	/** What the base has under names that the schema does not know. */
	Map<String, JsonNode> unknown() {
		return this.unknown;
	}

	@Nullable JsonNode get(String extension, AttributeDefinition attribute) {
		return of(extension).get(attribute.name());
	}

	/** Sets the value, or unsets it with {@code null}. */
	void put(String extension, AttributeDefinition attribute, @Nullable JsonNode value) {
		if (value == null) {
			of(extension).remove(attribute.name());
		}
		else {
			of(extension).put(attribute.name(), value);
		}
	}

	/** Sets the value; one that is complex merges with what is there. */
	void merge(String extension, AttributeDefinition attribute, JsonNode value) {
		JsonNode present = get(extension, attribute);
		if (present instanceof ObjectNode && value instanceof ObjectNode) {
			ObjectNode merged = (ObjectNode) present.deepCopy();
			merged.setAll((ObjectNode) value);
			put(extension, attribute, merged);
		}
		else {
			put(extension, attribute, value);
		}
	}

	private Map<String, JsonNode> of(String extension) {
		Map<String, JsonNode> present = this.values.get(extension);
		if (present == null) {
			throw new IllegalArgumentException("Expected an extension of the schema, but it is " + extension);
		}
		return present;
	}

	/**
	 * The attributes in canonical order, with the required ones checked.
	 */
	Attributes finish(AttributeLimits limits) throws FaultException {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		ArrayNode schemas = root.putArray(CommonAttributes.SCHEMAS).add(this.schema.core().urn());
		for (AttributeDefinition attribute : this.schema.attributes()) {
			if (Canonical.isKept("", attribute)) {
				demand(attribute, write(root, attribute, get("", attribute)));
			}
		}
		for (SchemaDefinition extension : this.schema.extensions()) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			for (AttributeDefinition attribute : extension.attributes()) {
				put(extension.urn(), attribute, write(object, attribute, get(extension.urn(), attribute)));
			}
			String missing = this.excused.contains(extension.urn()) ? null : missing(extension);
			if (missing != null) {
				throw FaultException.invalidValue("a value of " + missing, "it is missing or blank");
			}
			if (!object.isEmpty()) {
				schemas.add(extension.urn());
				root.set(extension.urn(), object);
			}
		}
		this.unknown.forEach((name, value) -> {
			root.set(name, value);
			if (value.isObject() && AsciiCase.fold(name).startsWith("urn:")) {
				schemas.add(name);
			}
		});
		Attributes attributes = Attributes.of(root);
		if (attributes.json().length() > limits.total()) {
			throw FaultException.invalidValue("at most " + limits.total() + " characters of attributes",
					"there are " + attributes.json().length());
		}
		return attributes;
	}

	private static @Nullable JsonNode write(ObjectNode into, AttributeDefinition attribute, @Nullable JsonNode value) {
		JsonNode written = (value != null) ? trimmed(attribute, value) : null;
		if (written != null) {
			into.set(attribute.name(), written);
		}
		return written;
	}

	private static void demand(AttributeDefinition attribute, @Nullable JsonNode written) throws FaultException {
		if (attribute.required() && (written == null || (written.isString() && written.stringValue().isBlank()))) {
			throw FaultException.invalidValue("a value of " + attribute.name(), "it is missing or blank");
		}
	}

	/** In order, no element hollow or twice; {@code null} if nothing is left. */
	private static @Nullable JsonNode trimmed(AttributeDefinition attribute, JsonNode value) {
		if (!attribute.isComplex()) {
			return value.isArray() && value.isEmpty() ? null : value;
		}
		if (!value.isArray()) {
			ObjectNode ordered = ordered(attribute, value);
			return ordered.isEmpty() ? null : ordered;
		}
		Elements elements = new Elements();
		for (JsonNode element : value) {
			ObjectNode ordered = ordered(attribute, element);
			if (!ordered.isEmpty() && !Coercion.isHollow(attribute, ordered)) {
				elements.add(ordered);
			}
		}
		return elements.array();
	}

	private static ObjectNode ordered(AttributeDefinition attribute, JsonNode value) {
		ObjectNode ordered = JsonNodeFactory.instance.objectNode();
		for (AttributeDefinition sub : attribute.subAttributes()) {
			JsonNode inner = value.get(sub.name());
			if (inner != null) {
				ordered.set(sub.name(), inner);
			}
		}
		return ordered;
	}

}
