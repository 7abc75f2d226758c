package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a PUT makes of a resource (RFC 7644 section 3.5.1): it becomes what was sent, but
 * what is immutable stays, and so does what the client cannot know of: values that are
 * never shown, unless it sends others, and those of an extension that the schema no
 * longer has.
 */
public final class AttributeReplace {

	private final ResourceSchema schema;

	private final Draft before;

	private final Draft after;

	private AttributeReplace(ResourceSchema schema, Attributes before, Attributes sent) {
		this.schema = schema;
		this.before = new Draft(schema, before.tree());
		this.after = new Draft(schema, known(schema, sent));
	}

	/**
	 * The attributes of a new resource as this schema takes them.
	 * @param sent canonical, perhaps by an earlier version of the schema
	 */
	public static AttributeResult create(ResourceSchema schema, Attributes sent) {
		return schema.ownExtensions().isEmpty() ? new AttributeResult.Taken(sent) : of(schema, Attributes.EMPTY, sent);
	}

	/**
	 * The attributes, or {@link AttributeFault.Code#MUTABILITY} or
	 * {@link AttributeFault.Code#INVALID_VALUE}.
	 * @param sent canonical, perhaps by an earlier version of the schema
	 */
	public static AttributeResult of(ResourceSchema schema, Attributes before, Attributes sent) {
		if (schema.isShownWhole() && schema.ownExtensions().isEmpty()) {
			return new AttributeResult.Taken(sent);
		}
		return Canonical.of(schema, known(schema, sent)).<AttributeResult>fold((canonical) -> {
			try {
				Attributes taken = new AttributeReplace(schema, before, canonical).taken();
				return new AttributeResult.Taken(taken.equals(before) ? before : taken);
			}
			catch (FaultException ex) {
				return ex.toResult();
			}
		}, AttributeResult.Refused::new);
	}

	/** A copy without what a schema that was current a moment ago had. */
	private static ObjectNode known(ResourceSchema schema, Attributes sent) {
		ObjectNode tree = sent.tree().deepCopy();
		List<String> names = new ArrayList<>(tree.propertyNames());
		names.removeIf((name) -> schema.find(name).isPresent());
		tree.remove(names);
		return tree;
	}

	private Attributes taken() throws FaultException {
		for (AttributeDefinition attribute : this.schema.attributes()) {
			keep("", attribute);
		}
		for (SchemaDefinition extension : this.schema.extensions()) {
			for (AttributeDefinition attribute : extension.attributes()) {
				keep(extension.urn(), attribute);
			}
		}
		this.after.unknown().putAll(this.before.unknown());
		return this.after.finish(AttributeLimits.DEFAULT);
	}

	private void keep(String extension, AttributeDefinition attribute) throws FaultException {
		JsonNode present = this.before.get(extension, attribute);
		if (present != null) {
			this.after.put(extension, attribute, kept(new AttributeTarget(extension, attribute, null).path(), attribute,
					present, this.after.get(extension, attribute)));
		}
	}

	private static @Nullable JsonNode kept(String path, AttributeDefinition attribute, JsonNode present,
			@Nullable JsonNode sent) throws FaultException {
		if (attribute.mutability() == Mutability.IMMUTABLE) {
			if (sent != null && !sent.equals(present) && !isSame(attribute, present, sent)) {
				throw FaultException.of(AttributeFault.Code.MUTABILITY, "an attribute to change",
						path + " is immutable");
			}
			return present;
		}
		if (sent == null) {
			return attribute.isUnseen() ? present : remains(path, attribute, present, sent);
		}
		return remains(path, attribute, present, sent);
	}

	/** Of an immutable complex value what is never shown need not be sent again. */
	private static boolean isSame(AttributeDefinition attribute, JsonNode present, JsonNode sent) {
		if (!attribute.isComplex()) {
			return false;
		}
		return shown(attribute, present).equals(shown(attribute, sent));
	}

	private static JsonNode shown(AttributeDefinition attribute, JsonNode value) {
		if (value.isArray()) {
			ArrayNode elements = JsonNodeFactory.instance.arrayNode();
			value.forEach((element) -> elements.add(shown(attribute, element)));
			return elements;
		}
		ObjectNode shown = JsonNodeFactory.instance.objectNode();
		for (AttributeDefinition sub : attribute.subAttributes()) {
			JsonNode inner = value.get(sub.name());
			if (inner != null && !sub.isUnseen()) {
				shown.set(sub.name(), inner);
			}
		}
		return shown;
	}

	/** Within one complex value; the values of a list are replaced with the list. */
	private static @Nullable JsonNode remains(String path, AttributeDefinition attribute, JsonNode present,
			@Nullable JsonNode sent) throws FaultException {
		if (!attribute.isComplex() || attribute.multiValued()) {
			return sent;
		}
		ObjectNode merged = (sent != null) ? (ObjectNode) sent.deepCopy() : JsonNodeFactory.instance.objectNode();
		for (AttributeDefinition sub : attribute.subAttributes()) {
			JsonNode inner = present.get(sub.name());
			JsonNode kept = (inner != null) ? kept(path + "." + sub.name(), sub, inner, merged.get(sub.name())) : null;
			if (kept != null) {
				merged.set(sub.name(), kept);
			}
		}
		return merged.isEmpty() ? null : merged;
	}

}
