package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one value of a single-valued attribute within a list of references, from clients
 * with Microsoft's SCIM library (MicrosoftDocs/azure-docs issue 42220). <pre>
 * sent: {"op": "Replace", "path": "displayName", "value": [{"$ref": null, "value": "X"}]}
 * RFC:  {"op": "replace", "path": "displayName", "value": "X"}
 * </pre>
 */
public final class ValueWithinList implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		JsonNode value = within(operation.get("value"));
		if (value != null && isSingleText(schema, operation)) {
			operation.set("value", value);
		}
		return List.of(operation);
	}

	/** The value of the only element, {@code null} if the list is another. */
	private static @Nullable JsonNode within(@Nullable JsonNode sent) {
		boolean isOne = sent instanceof ArrayNode list && list.size() == 1 && list.get(0) instanceof ObjectNode element
				&& element.size() == 2 && element.path("$ref").isNull();
		JsonNode value = (isOne && sent != null) ? sent.get(0).get("value") : null;
		return (value != null && value.isValueNode()) ? value : null;
	}

	/** Whether the path leads to one value that has no parts. */
	private static boolean isSingleText(ResourceSchema schema, ObjectNode operation) {
		AttributeTarget target = SentOperation.path(operation)
			.flatMap((path) -> SentOperation.target(schema, path))
			.orElse(null);
		AttributeDefinition leaf = (target != null) ? target.leaf() : null;
		return leaf != null && !leaf.multiValued() && leaf.type() != Type.COMPLEX;
	}

}
