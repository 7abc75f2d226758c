package dev.rollcall.schemas.scim;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The way from a resource, or from one element, to the values of an attribute.
 *
 * @param extension URN of the extension, empty for none
 * @param name empty if the node itself is the value
 * @param sub empty if there is none
 * @param leaf the definition of what is reached
 */
record AttributeAccess(String extension, String name, String sub, AttributeDefinition leaf) {

	static @Nullable AttributeAccess of(AttributeTarget target) {
		AttributeDefinition attribute = target.attribute();
		AttributeDefinition sub = target.subAttribute();
		if (attribute == null) {
			return null;
		}
		return (sub == null) ? new AttributeAccess(target.extension(), attribute.name(), "", attribute)
				: new AttributeAccess(target.extension(), attribute.name(), sub.name(), sub);
	}

	/** Of an element of {@code attribute}; a simple element is its own {@code value}. */
	static @Nullable AttributeAccess within(AttributeDefinition attribute, String name) {
		String folded = AsciiCase.fold(name);
		if (!attribute.isComplex()) {
			return folded.equals(AttributeDefinition.VALUE) ? new AttributeAccess("", "", "", attribute) : null;
		}
		AttributeDefinition sub = attribute.sub(folded);
		return (sub != null && !sub.isUnseen()) ? new AttributeAccess("", sub.name(), "", sub) : null;
	}

	/** Where comparisons look: a complex attribute is compared by its {@code value}. */
	AttributeAccess compared() {
		if (!this.sub.isEmpty() || !this.leaf.isComplex()) {
			return this;
		}
		AttributeDefinition value = this.leaf.sub(AttributeDefinition.VALUE);
		return (value != null && !value.isUnseen())
				? new AttributeAccess(this.extension, this.name, value.name(), value) : this;
	}

	boolean isPresent(JsonNode resource) {
		return any(resource, AttributeAccess::isAssigned);
	}

	/** Whether any value passes the test; a value that is not there is not tested. */
	boolean any(JsonNode resource, Predicate<JsonNode> test) {
		JsonNode container = this.extension.isEmpty() ? resource : resource.get(this.extension);
		JsonNode node = (container == null || this.name.isEmpty()) ? container : container.get(this.name);
		if (node == null) {
			return false;
		}
		if (!node.isArray()) {
			return step(node, test);
		}
		for (JsonNode element : node) {
			if (step(element, test)) {
				return true;
			}
		}
		return false;
	}

	private boolean step(JsonNode element, Predicate<JsonNode> test) {
		JsonNode value = this.sub.isEmpty() ? element : element.get(this.sub);
		if (value == null || value.isNull()) {
			return false;
		}
		if (!value.isArray()) {
			return test.test(value);
		}
		for (JsonNode inner : value) {
			if (test.test(inner)) {
				return true;
			}
		}
		return false;
	}

	/** Not null and not empty (RFC 7644 table 3, {@code pr}). */
	static boolean isAssigned(JsonNode value) {
		if (value.isString()) {
			return !value.stringValue().isEmpty();
		}
		if (!value.isContainer()) {
			return !value.isNull();
		}
		for (JsonNode inner : value) {
			if (isAssigned(inner)) {
				return true;
			}
		}
		return false;
	}

}
