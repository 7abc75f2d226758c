package dev.rollcall.gateway.dialect.quirk;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.gateway.scim.JsonText;
import dev.rollcall.gateway.scim.MemberList;
import dev.rollcall.schemas.scim.AttributeTarget;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Members to remove as the operation's value, from Entra ID and authentik. Taken to the
 * letter of RFC 7644 section 3.5.2.2, which knows no value here, it would empty the
 * group. <pre>
 * sent: {"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "a"}, {"value": "b"}]}
 * RFC:  {"op": "remove", "path": "members[value eq \"a\"]"},
 *       {"op": "remove", "path": "members[value eq \"b\"]"}
 * </pre>
 */
public final class MemberRemovalByValue implements Quirk {

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		if (!SentOperation.isRemove(operation) || !SentOperation.hasValue(operation) || !isMembers(schema, operation)) {
			return List.of(operation);
		}
		List<ObjectNode> operations = new ArrayList<>();
		for (String member : MemberList.values(operation.path("value"))) {
			operations.add(JsonNodeFactory.instance.objectNode()
				.put("op", "remove")
				.put("path", "members[value eq " + JsonText.quote(member) + "]"));
		}
		return operations;
	}

	private static boolean isMembers(ResourceSchema schema, ObjectNode operation) {
		return SentOperation.path(operation)
			.flatMap(SentOperation::parse)
			.filter((path) -> path.selection() == null)
			.flatMap((path) -> path.target(schema))
			.map(AttributeTarget::path)
			.filter("members"::equals)
			.isPresent();
	}

}
