package dev.rollcall.gateway.dialect.quirk;

import java.util.List;
import java.util.Locale;

import dev.rollcall.gateway.scim.JsonNames;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schema URNs that no RFC has, from OneLogin: without {@code ietf:params} and the
 * resource's name, or those of SCIM 1. <pre>
 * sent: {"schemas": ["urn:scim:schemas:core:2.0", "urn:scim:schemas:extension:enterprise:2.0"],
 *        "urn:scim:schemas:extension:enterprise:1.0": {"department": "D"}}
 * RFC:  {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
 *                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
 *        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "D"}}
 * </pre>
 */
public final class ShortSchemaUrns implements Quirk {

	private static final String RFC_PREFIX = "urn:ietf:params:";

	@Override
	public void resource(ResourceSchema schema, ObjectNode body) {
		JsonNode schemas = JsonNames.get(body, "schemas");
		if (schemas instanceof ArrayNode urns) {
			for (int i = 0; i < urns.size(); i++) {
				if (urns.get(i).isString()) {
					urns.set(i, full(schema, urns.get(i).stringValue()));
				}
			}
		}
		for (String name : List.copyOf(body.propertyNames())) {
			String full = full(schema, name);
			if (!full.equals(name)) {
				JsonNode extension = body.remove(name);
				if (!body.has(full)) {
					body.set(full, extension);
				}
			}
		}
	}

	/** The RFC's URN for a short one; anything else as it is. */
	private static String full(ResourceSchema schema, String urn) {
		String lower = urn.toLowerCase(Locale.ROOT);
		if (!lower.startsWith("urn:scim:schemas:")) {
			return urn;
		}
		if (isShortOf(lower, schema.core())) {
			return schema.core().urn();
		}
		return schema.extensions()
			.stream()
			.filter((extension) -> isShortOf(lower, extension))
			.findFirst()
			.map(SchemaDefinition::urn)
			.orElse(urn);
	}

	private static boolean isShortOf(String urn, SchemaDefinition definition) {
		String whole = definition.urn().toLowerCase(Locale.ROOT);
		if (!whole.startsWith(RFC_PREFIX)) {
			return false;
		}
		String named = "urn:" + whole.substring(RFC_PREFIX.length());
		String unnamed = named.substring(0, named.lastIndexOf(':'));
		return List.of(named, unnamed, named.replace(":2.0", ":1.0"), unnamed.replace(":2.0", ":1.0")).contains(urn);
	}

}
