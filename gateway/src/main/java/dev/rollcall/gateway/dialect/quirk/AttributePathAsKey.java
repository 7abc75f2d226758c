package dev.rollcall.gateway.dialect.quirk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attribute paths as names within the value of an operation without a path, from Entra ID
 * with the {@code aadOptscim062020} flag. <pre>
 * sent: {"op": "replace", "value": {"displayName": "X", "name.givenName": "Y",
 *        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Z"}}
 * RFC:  {"op": "replace", "value": {"displayName": "X"}},
 *       {"op": "replace", "path": "name.givenName", "value": "Y"},
 *       {"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
 *        "value": "Z"}
 * </pre>
 */
public final class AttributePathAsKey implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		ObjectNode value = SentOperation.valueWithoutPath(operation);
		if (value == null || value.propertyNames().stream().noneMatch((name) -> isPath(schema, name))) {
			return List.of(operation);
		}
		List<ObjectNode> operations = new ArrayList<>();
		@Nullable ObjectNode plain = null;
		for (Map.Entry<String, JsonNode> property : value.properties()) {
			if (isPath(schema, property.getKey())) {
				operations.add(like(operation).put("path", property.getKey()).set("value", property.getValue()));
				plain = null;
				continue;
			}
			if (plain == null) {
				ObjectNode without = like(operation);
				plain = without.putObject("value");
				operations.add(without);
			}
			plain.set(property.getKey(), property.getValue());
		}
		return operations;
	}

	/** Whether a name is more than an attribute's own, and one that the schema knows. */
	private static boolean isPath(ResourceSchema schema, String name) {
		if (name.indexOf('.') < 0 && name.indexOf(':') < 0 && name.indexOf('[') < 0) {
			return false;
		}
		return SentOperation.target(schema, name).filter((target) -> isChangeable(schema, target)).isPresent();
	}

	/** Not an extension as a whole, and not what is read only: both stay as they are. */
	private static boolean isChangeable(ResourceSchema schema, AttributeTarget target) {
		return target.attribute() != null && !ReadOnlyWithoutPath.isReadOnly(schema, target);
	}

	private static ObjectNode like(ObjectNode operation) {
		ObjectNode like = JsonNodeFactory.instance.objectNode();
		JsonNode op = operation.get("op");
		if (op != null) {
			like.set("op", op);
		}
		return like;
	}

}
