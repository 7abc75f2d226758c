package dev.rollcall.schemas.scim;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the element that a selection describes: {@code type eq "work"} gives
 * {@code {"type": "work"}}. Entra adds {@code emails[type eq "work"].value} where there
 * is no such element and expects one to be made.
 */
final class ElementTemplate implements Filter.Cases<ObjectNode, Boolean> {

	private final Coercion coercion;

	private final AttributeDefinition attribute;

	private ElementTemplate(Coercion coercion, AttributeDefinition attribute) {
		this.coercion = coercion;
		this.attribute = attribute;
	}

	/** {@code null} if the selection is more than equalities joined by {@code and}. */
	static @Nullable ObjectNode of(Coercion coercion, AttributeDefinition attribute, @Nullable Filter selection) {
		ObjectNode element = JsonNodeFactory.instance.objectNode();
		if (selection == null) {
			return element;
		}
		boolean described = selection.match(new ElementTemplate(coercion, attribute), element);
		return described ? element : null;
	}

	@Override
	public Boolean and(ObjectNode element, Filter.And and) {
		for (Filter operand : and.operands()) {
			if (!operand.match(this, element)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public Boolean comparison(ObjectNode element, Filter.Comparison comparison) {
		AttributeDefinition sub = this.attribute.subAttribute(comparison.attribute()).orElse(null);
		if (comparison.operator() != Filter.Operator.EQ || sub == null || sub.isReadOnly()) {
			return false;
		}
		try {
			JsonNode value = this.coercion.value(sub, comparison.literal().toNode());
			if (value != null) {
				element.set(sub.name(), value);
			}
			return true;
		}
		catch (FaultException ex) {
			return false;
		}
	}

	@Override
	public Boolean or(ObjectNode element, Filter.Or or) {
		return false;
	}

	@Override
	public Boolean not(ObjectNode element, Filter.Not not) {
		return false;
	}

	@Override
	public Boolean present(ObjectNode element, Filter.Present present) {
		return false;
	}

	@Override
	public Boolean valueFilter(ObjectNode element, Filter.ValueFilter valueFilter) {
		return false;
	}

}
