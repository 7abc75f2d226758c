package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributePath;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value that was there with a removal whose path says all, from Entra ID
 * (AzureAD/SCIMReferenceCode issue 87). It must neither be written nor decide anything.
 * <pre>
 * sent: {"op": "Remove", "path": "emails[type eq \"work\"].value", "value": "x@example.com"}
 * RFC:  {"op": "remove", "path": "emails[type eq \"work\"].value"}
 * </pre> With the path of a whole multi-valued attribute the value says which elements
 * go, and stays.
 */
public final class RemovalCarriesValue implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		if (SentOperation.isRemove(operation) && operation.has("value") && saysAll(schema, operation)) {
			operation.remove("value");
		}
		return List.of(operation);
	}

	private static boolean saysAll(ResourceSchema schema, ObjectNode operation) {
		AttributePath path = SentOperation.path(operation).flatMap(SentOperation::parse).orElse(null);
		if (path == null) {
			return false;
		}
		if (path.selection() != null) {
			return true;
		}
		AttributeTarget target = path.target(schema).orElse(null);
		if (target == null) {
			return false;
		}
		AttributeDefinition leaf = target.leaf();
		return leaf == null || !leaf.multiValued();
	}

}
