package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a PATCH (RFC 7644 section 3.5.2) down to its operations, which nobody
 * has checked yet. An empty list changes nothing; Entra's validator sends one and wants
 * no error.
 */
public final class PatchBody {

	/** The schema of a PATCH body. */
	public static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

	private static final List<String> NAMES = List.of("op", "path", "value");

	private PatchBody() {
	}

	/**
	 * The operations in their order, their members' names in the RFC's spelling.
	 * @throws ScimErrorException if the body is no PATCH, or has too many operations
	 */
	public static List<ObjectNode> operations(ObjectNode body, RequestLimits limits) {
		SchemasCheck.check(body, URN);
		@Nullable JsonNode operations = JsonNames.get(body, "Operations");
		if (operations == null || !operations.isArray()) {
			throw new ScimErrorException(ScimType.INVALID_SYNTAX,
					"Expected Operations to be a list of operations, but it is none");
		}
		limits.checkOperations(operations.size());
		List<ObjectNode> read = new ArrayList<>(operations.size());
		for (JsonNode operation : operations) {
			if (!(operation instanceof ObjectNode sent)) {
				throw new ScimErrorException(ScimType.INVALID_SYNTAX,
						"Expected Operations to be a list of objects, but one is none");
			}
			read.add(operation(sent));
		}
		return read;
	}

	private static ObjectNode operation(ObjectNode sent) {
		ObjectNode operation = JsonNodeFactory.instance.objectNode();
		for (Map.Entry<String, JsonNode> property : sent.properties()) {
			for (String name : NAMES) {
				if (JsonNames.isSame(property.getKey(), name) && operation.replace(name, property.getValue()) != null) {
					throw new ScimErrorException(ScimType.INVALID_SYNTAX,
							"Expected an operation to have one " + name + ", but one has several");
				}
			}
		}
		return operation;
	}

}
