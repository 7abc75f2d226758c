package dev.rollcall.gateway.dialect.quirk;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * A boolean as text within the value selection of a path, from Entra ID
 * ({@code SingleAppRoleAssignment}). <pre>
 * sent: {"op": "Add", "path": "roles[primary eq \"True\"].value", "value": "Editor"}
 * RFC:  {"op": "add", "path": "roles[primary eq true].value", "value": "Editor"}
 * </pre>
 */
public final class BooleanTextInPath implements Quirk {

	private static final Pattern TEXT = Pattern.compile("\\b(primary\\s+(?:eq|ne)\\s+)\"(true|false)\"",
			Pattern.CASE_INSENSITIVE);

	@Override
	public List<ObjectNode> operation(ResourceSchema schema, ObjectNode operation) {
		String path = SentOperation.path(operation).orElse("");
		if (path.indexOf('[') >= 0) {
			operation.put("path",
					TEXT.matcher(path).replaceAll((match) -> match.group(1) + match.group(2).toLowerCase(Locale.ROOT)));
		}
		return List.of(operation);
	}

}
