package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON for tests, with single quotes and with short names for the long URNs. */
public final class Json {

	public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

	public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

	public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/** Single quotes become double ones, {@code <USER>} and the like the URN. */
	public static String text(String json) {
		return json.replace('\'', '"')
			.replace("<USER>", USER)
			.replace("<GROUP>", GROUP)
			.replace("<ENT>", ENTERPRISE)
			.replace("<PATCH>", PatchBody.URN);
	}

	public static ObjectNode of(String json) {
		return (ObjectNode) MAPPER.readTree(text(json));
	}

	public static JsonNode of(byte[] json) {
		return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
	}

	/** The objects of a list. */
	public static List<ObjectNode> list(String json) {
		List<ObjectNode> list = new ArrayList<>();
		MAPPER.readTree(text(json)).forEach((node) -> list.add((ObjectNode) node));
		return list;
	}

	/** A PATCH body with these operations. */
	public static ObjectNode patch(String operations) {
		return of("{'schemas':['<PATCH>'],'Operations':" + operations + "}");
	}

}
