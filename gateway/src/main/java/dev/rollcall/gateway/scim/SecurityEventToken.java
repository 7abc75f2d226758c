package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says that a request that was answered early is done (RFC 9967 section 2.5.1.3): the
 * claims of a security event token (RFC 8417).
 *
 * @param id of the token
 * @param issuer the base URI of the SCIM API
 * @param audience whose request it was
 * @param issued when the request was done
 * @param transaction what {@code Set-Txn} said
 * @param subject path of the resource below the base URI
 * @param operation as it would stand in a bulk response
 */
public record SecurityEventToken(UUID id, String issuer, String audience, Instant issued, String transaction,
		String subject, ObjectNode operation) {

	/** The event that a token is about. */
	public static final String EVENT = "urn:ietf:params:scim:event:misc:asyncresp";

	/** The media type of a token as JWT. */
	public static final String MEDIA_TYPE = "application/secevent+jwt";

	/** The claims as JSON. */
	public byte[] json() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("jti", this.id.toString());
		json.put("iss", this.issuer);
		json.put("aud", this.audience);
		json.put("iat", this.issued.getEpochSecond());
		json.put("txn", this.transaction);
		json.putObject("sub_id").put("format", "scim").put("uri", this.subject);
		json.putObject("events").set(EVENT, this.operation);
		return json.toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The same as an unsecured JWT (RFC 7519 section 6): it is handed to the client that
	 * asked for it, over the connection that vouches for it.
	 */
	public byte[] jwt() {
		return (base64("{\"typ\":\"secevent+jwt\",\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ base64(json()) + ".")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Leaves the operation out. */
	@Override
	public String toString() {
		return "SecurityEventToken[" + this.id + ", " + this.transaction + "]";
	}

}
