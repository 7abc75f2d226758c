package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes that only the server sets within the value of an operation without a path:
 * {@code id} from Okta with every change of a group, {@code id} and {@code schemas} from
 * authentik, which sends the whole group. <pre>
 * sent: {"op": "replace", "value": {"id": "…", "schemas": ["…"], "displayName": "X"}}
 * RFC:  {"op": "replace", "value": {"displayName": "X"}}
 * </pre>
 */
public final class ReadOnlyWithoutPath implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		ObjectNode value = SentOperation.valueWithoutPath(operation);
		if (value != null) {
			value.remove(value.propertyNames()
				.stream()
				.filter((name) -> schema.find(name).filter((target) -> isReadOnly(schema, target)).isPresent())
				.toList());
		}
		return List.of(operation);
	}

	static boolean isReadOnly(ResourceSchema schema, AttributeTarget target) {
		AttributeDefinition attribute = target.attribute();
		return schema.isReadOnly(target) || (attribute != null && attribute.name().equals("schemas"));
	}

}
