package dev.rollcall.schemas.scim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a complex value becomes: sub-attributes to set, or to unset where empty; the
 * others stay (RFC 7644 section 3.5.2.3). Without any sub-attribute the value goes.
 */
record ElementChange(Map<String, Optional<JsonNode>> subAttributes, boolean removal) {

	static final ElementChange REMOVAL = new ElementChange(Map.of(), true);

	private static final String REF = "$ref";

	/**
	 * Of a sent value for the whole; unknown and read-only sub-attributes are left out.
	 */
	static ElementChange of(Coercion coercion, AttributeDefinition attribute, JsonNode sent) throws FaultException {
		JsonNode lone = (sent.isArray() && sent.size() == 1) ? sent.get(0) : sent;
		if (Coercion.isUnassigned(lone)) {
			return REMOVAL;
		}
		if (lone.isString() && attribute.hasValue()) {
			return of(coercion, attribute, JsonNodeFactory.instance.objectNode().set(AttributeDefinition.VALUE, lone));
		}
		if (!lone.isObject() || !attribute.isComplex()) {
			throw Coercion.wrongType(attribute, sent);
		}
		Map<String, Optional<JsonNode>> values = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> property : lone.properties()) {
			AttributeDefinition sub = attribute.sub(AsciiCase.fold(property.getKey()));
			if (sub != null && !sub.isReadOnly()) {
				values.put(sub.name(), Optional.ofNullable(coercion.value(sub, property.getValue())));
			}
		}
		return new ElementChange(values, false);
	}

	/** Of a canonical element, which has only what is to be set. */
	static ElementChange of(ObjectNode element) {
		Map<String, Optional<JsonNode>> values = new LinkedHashMap<>();
		element.forEachEntry((name, value) -> values.put(name, Optional.of(value)));
		return new ElementChange(values, false);
	}

	static ElementChange ofSub(Coercion coercion, AttributeDefinition sub, JsonNode sent) throws FaultException {
		Optional<JsonNode> value = Optional.ofNullable(coercion.value(sub, sent));
		return new ElementChange(Collections.singletonMap(sub.name(), value), false);
	}

	static ElementChange unset(AttributeDefinition sub) {
		return new ElementChange(Collections.singletonMap(sub.name(), Optional.empty()), false);
	}

	/** Whether nothing is left of a value of this attribute. */
	boolean isRemoval(AttributeDefinition attribute) {
		Optional<JsonNode> value = this.subAttributes.get(AttributeDefinition.VALUE);
		return this.removal || (value != null && value.isEmpty() && attribute.hasValue());
	}

	boolean onlyUnsets() {
		return this.subAttributes.values().stream().allMatch(Optional::isEmpty);
	}

	/** Refuses a change of a value that is there for good. */
	void check(AttributeDefinition attribute, ObjectNode element) throws FaultException {
		for (Map.Entry<String, Optional<JsonNode>> change : this.subAttributes.entrySet()) {
			AttributeDefinition sub = attribute.sub(AsciiCase.fold(change.getKey()));
			JsonNode present = element.get(change.getKey());
			if (sub != null && sub.mutability() == AttributeDefinition.Mutability.IMMUTABLE && present != null
					&& !present.equals(change.getValue().orElse(null))) {
				throw FaultException.of(AttributeFault.Code.MUTABILITY, "an attribute to change",
						attribute.name() + "." + sub.name() + " is immutable");
			}
		}
	}

	void applyTo(ObjectNode element) {
		JsonNode value = element.get(AttributeDefinition.VALUE);
		this.subAttributes.forEach((name, changed) -> changed.ifPresentOrElse((node) -> element.set(name, node),
				() -> element.remove(name)));
		boolean sameValue = value == null || value.equals(element.get(AttributeDefinition.VALUE));
		if (!sameValue && !this.subAttributes.containsKey(REF)) {
			element.remove(REF);
		}
	}

}
