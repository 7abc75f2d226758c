package dev.rollcall.schemas.scim;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Canonical elements of a multi-valued attribute in their order, none twice. */
final class Elements {

	private final ArrayNode array = JsonNodeFactory.instance.arrayNode();

	/** The texts of all elements as soon as there are two; most lists have one. */
	private final Set<String> texts = new HashSet<>();

	void add(JsonNode element) {
		if (!this.array.isEmpty()) {
			if (this.texts.isEmpty()) {
				this.texts.add(this.array.get(0).toString());
			}
			if (!this.texts.add(element.toString())) {
				return;
			}
		}
		this.array.add(element);
	}

	/** The elements; {@code null} if there are none. */
	@Nullable ArrayNode array() {
		return this.array.isEmpty() ? null : this.array;
	}

}
