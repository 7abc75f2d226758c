package dev.rollcall.gateway.scim;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks {@code schemas} of a body (RFC 7643 section 3). */
public final class SchemasCheck {

	private SchemasCheck() {
	}

	/** Left out, it is assumed; there, it has to be a list of texts with this one. */
	public static void check(ObjectNode body, String urn) {
		@Nullable JsonNode schemas = JsonNames.get(body, "schemas");
		if (schemas == null || schemas.isNull() || (schemas.isArray() && schemas.isEmpty())) {
			return;
		}
		if (!schemas.isArray()) {
			throw new ScimErrorException(ScimType.INVALID_SYNTAX, "Expected schemas to be a list, but it is none");
		}
		boolean found = false;
		for (JsonNode schema : schemas) {
			if (!schema.isString()) {
				throw new ScimErrorException(ScimType.INVALID_SYNTAX,
						"Expected schemas to be a list of URNs, but one is no text");
			}
			found |= schema.stringValue().equalsIgnoreCase(urn);
		}
		if (!found) {
			throw new ScimErrorException(ScimType.INVALID_VALUE,
					"Expected schemas to have " + urn + ", but it has not");
		}
	}

}
