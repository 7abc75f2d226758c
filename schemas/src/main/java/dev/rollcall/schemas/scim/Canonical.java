package dev.rollcall.schemas.scim;

import java.util.Map;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the body of a POST or PUT into canonical attributes: canonical names in the
 * schema's order, values of the right type as they were sent, nothing that is unassigned,
 * read-only, unknown or a password, no {@code members}; {@code schemas} is computed and
 * first. Keys with dots or URNs ({@code name.givenName}, {@code urn:…:User:department})
 * are put where they belong. Of a name in two spellings the last that says something
 * wins; complex values merge.
 */
public final class Canonical {

	/** Kept as edges, never as an attribute. */
	static final String MEMBERS = "members";

	private final ResourceSchema schema;

	private final Coercion coercion;

	private final Draft draft;

	private Canonical(ResourceSchema schema, AttributeLimits limits) {
		this.schema = schema;
		this.coercion = new Coercion(limits);
		this.draft = new Draft(schema);
	}

	public static AttributeResult of(ResourceSchema schema, ObjectNode body) {
		return of(schema, body, AttributeLimits.DEFAULT);
	}

	/** The attributes, or {@link AttributeFault.Code#INVALID_VALUE}. */
	public static AttributeResult of(ResourceSchema schema, ObjectNode body, AttributeLimits limits) {
		try {
			Canonical canonical = new Canonical(schema, limits);
			canonical.take(body);
			return new AttributeResult.Taken(canonical.draft.finish(limits));
		}
		catch (FaultException ex) {
			return ex.toResult();
		}
	}

	private void take(ObjectNode body) throws FaultException {
		for (Map.Entry<String, JsonNode> property : body.properties()) {
			AttributeTarget target = target(property.getKey());
			if (target != null) {
				take(target, property.getValue());
			}
		}
	}

	/** A plain name means the core schema only: elsewhere an extension needs its URN. */
	private @Nullable AttributeTarget target(String name) {
		AttributeTarget target = this.schema.find(name).orElse(null);
		boolean borrowed = target != null && !target.extension().isEmpty() && !AsciiCase.fold(name).startsWith("urn:");
		return borrowed ? null : target;
	}

	private void take(AttributeTarget target, JsonNode sent) throws FaultException {
		AttributeDefinition attribute = target.attribute();
		if (attribute == null) {
			takeExtension(target.extension(), sent);
		}
		else if (isKept(target.extension(), attribute)) {
			takeAttribute(target.extension(), attribute, target.subAttribute(), sent);
		}
	}

	/**
	 * Whether it is among a resource's attributes, and not computed, kept elsewhere or,
	 * as the core's password, not at all.
	 */
	static boolean isKept(String extension, AttributeDefinition attribute) {
		boolean elsewhere = extension.isEmpty() && (attribute.name().equals(CommonAttributes.SCHEMAS)
				|| attribute.name().equals(MEMBERS) || attribute.mutability() == Mutability.WRITE_ONLY);
		return !elsewhere && !attribute.isReadOnly();
	}

	private void takeExtension(String urn, JsonNode sent) throws FaultException {
		if (sent.isNull()) {
			return;
		}
		if (!sent.isObject()) {
			throw FaultException.invalidValue(urn + " to be an object",
					"it is " + AsciiCase.fold(sent.getNodeType().name()));
		}
		for (Map.Entry<String, JsonNode> property : sent.properties()) {
			AttributeTarget target = this.schema.find(urn + ":" + property.getKey()).orElse(null);
			if (target != null) {
				take(target, property.getValue());
			}
		}
	}

	private void takeAttribute(String extension, AttributeDefinition attribute, @Nullable AttributeDefinition sub,
			JsonNode sent) throws FaultException {
		if (sub != null && (attribute.multiValued() || sub.isReadOnly())) {
			return;
		}
		JsonNode whole = (sub == null) ? sent : JsonNodeFactory.instance.objectNode().set(sub.name(), sent);
		JsonNode value = this.coercion.value(attribute, whole);
		if (value != null) {
			this.draft.merge(extension, attribute, value);
		}
	}

}
