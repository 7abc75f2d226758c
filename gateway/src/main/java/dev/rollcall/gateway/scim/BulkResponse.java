package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what became of operations (RFC 7644 section 3.7.3). */
public final class BulkResponse {

	/** The schema of a bulk response. */
	public static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

	private BulkResponse() {
	}

	public static byte[] of(List<ObjectNode> operations) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.putArray("schemas").add(URN);
		ArrayNode list = json.putArray("Operations");
		operations.forEach(list::add);
		return json.toString().getBytes(StandardCharsets.UTF_8);
	}

}
