package dev.rollcall.gateway.dialect.quirk;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operation names in Title Case, from Entra ID without the {@code aadOptscim062020} flag.
 * <pre>
 * sent: {"op": "Replace", "path": "active", "value": false}
 * RFC:  {"op": "replace", "path": "active", "value": false}
 * </pre>
 */
public final class OperationNameInAnyCase implements Quirk {

	private static final Set<String> NAMES = Set.of("add", "remove", "replace");

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		JsonNode op = operation.path("op");
		if (op.isString()) {
			String name = op.stringValue().toLowerCase(Locale.ROOT);
			if (NAMES.contains(name)) {
				operation.put("op", name);
			}
		}
		return List.of(operation);
	}

}
