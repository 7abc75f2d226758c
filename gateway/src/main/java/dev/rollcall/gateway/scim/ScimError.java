package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A SCIM error (RFC 7644 section 3.12).
 *
 * @param status HTTP status
 * @param scimType {@code null} where the RFC has none for the case
 * @param detail "Expected to …, but …", fit for the client's eyes: no personal values
 */
public record ScimError(int status, @Nullable ScimType scimType, String detail) {

	/** The schema of an error body. */
	public static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";

	public static ScimError of(int status, String detail) {
		return new ScimError(status, null, detail);
	}

	/** 400 with a scimType. */
	public static ScimError badRequest(ScimType scimType, String detail) {
		return new ScimError(400, scimType, detail);
	}

	/** The body: JSON in UTF-8, with {@code status} as text as the RFC has it. */
	public byte[] json() {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putArray("schemas").add(URN);
		body.put("status", Integer.toString(this.status));
		if (this.scimType != null) {
			body.put("scimType", this.scimType.wireName());
		}
		body.put("detail", this.detail);
		return body.toString().getBytes(StandardCharsets.UTF_8);
	}

}
