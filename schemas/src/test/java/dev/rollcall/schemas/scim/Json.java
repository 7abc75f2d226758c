package dev.rollcall.schemas.scim;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as test tables write it: names without quotes, texts in single ones, ENT for the
 * URN of the enterprise extension.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
		.enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
		.build();

	private Json() {
	}

	static JsonNode node(String relaxed) {
		String urn = "'" + EnterpriseUserSchema.URN;
		return MAPPER.readTree(relaxed.replace("'ENT", urn).replaceAll("\\bENT:", urn + "':"));
	}

	static ObjectNode object(String relaxed) {
		return (ObjectNode) node(relaxed);
	}

	/** A user with these attributes beside {@code userName: 'u'}. */
	static Attributes user(String relaxed) {
		ObjectNode body = object(relaxed);
		if (!body.has("userName")) {
			body.put("userName", "u");
		}
		return taken(Canonical.of(ResourceSchema.USER, body));
	}

	static Attributes taken(AttributeResult result) {
		return result.fold((attributes) -> attributes, (fault) -> {
			throw new AssertionError("Expected attributes, but it is " + fault);
		});
	}

	static AttributeFault refused(AttributeResult result) {
		return result.fold((attributes) -> {
			throw new AssertionError("Expected a fault, but it is " + attributes.json());
		}, (fault) -> fault);
	}

}
