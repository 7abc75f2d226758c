package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.gateway.scim.JsonNames;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manager of SCIM 1, from OneLogin's templates. <pre>
 * sent: "manager": {"managerId": "26118915-…", "displayName": "Jo"}
 * RFC:  "manager": {"value": "26118915-…", "displayName": "Jo"}
 * </pre>
 */
public final class ManagerIdForValue implements Quirk {

	@Override
	public void resource(ResourceSchema schema, ObjectNode body) {
		for (SchemaDefinition extension : schema.extensions()) {
			if (extension.attribute("manager").isPresent()
					&& JsonNames.get(body, extension.urn()) instanceof ObjectNode sent) {
				manager(JsonNames.get(sent, "manager"));
			}
		}
	}

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		ObjectNode value = SentOperation.valueWithoutPath(operation);
		if (value != null) {
			resource(schema, value);
		}
		else if (operation.get("value") instanceof ObjectNode sent) {
			SentOperation.path(operation)
				.flatMap((path) -> SentOperation.target(schema, path))
				.filter((target) -> !target.extension().isEmpty())
				.ifPresent((target) -> manager(isManager(target) ? sent : JsonNames.get(sent, "manager")));
		}
		return List.of(operation);
	}

	private static boolean isManager(AttributeTarget target) {
		AttributeDefinition attribute = target.attribute();
		return attribute != null && attribute.name().equals("manager");
	}

	private static void manager(@Nullable JsonNode sent) {
		if (sent instanceof ObjectNode manager && JsonNames.spelling(manager, "value") == null) {
			String managerId = JsonNames.spelling(manager, "managerId");
			if (managerId != null) {
				manager.set("value", manager.remove(managerId));
			}
		}
	}

}
