package dev.rollcall.gateway.dialect.quirk;

import java.util.List;

import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is replaced whether it is there or not, from Entra ID in its default
 * spelling of operations. What RFC 7644 section 3.5.2.3 refuses with {@code noTarget} is
 * meant as an addition where nothing is selected. Whoever writes {@code replace} as the
 * RFC does is answered as the RFC has it. <pre>
 * sent: {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}
 * RFC:  {"op": "add", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}
 * </pre>
 */
public final class ReplacementOfMissingValue implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		String op = operation.path("op").stringValueOpt().orElse("");
		boolean selects = SentOperation.path(operation).filter((path) -> path.indexOf('[') > 0).isPresent();
		if (selects && op.equalsIgnoreCase("replace") && !op.equals("replace")) {
			operation.put("op", "add");
		}
		return List.of(operation);
	}

}
