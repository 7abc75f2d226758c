package dev.rollcall.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.gateway.scim.ResourceBody;
import dev.rollcall.gateway.scim.ScimErrorException;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a SCIM user that is part of an admin request, with the checks of a SCIM body. A
 * password in it is dropped.
 */
final class ScimUser {

	private static final JsonBody JSON = new JsonBody(JsonLimits.DEFAULT);

	private static final ResourceBody BODY = new ResourceBody(ResourceSchema.USER, RequestLimits.DEFAULT);

	private ScimUser() {
	}

	/** Empty if the member is missing, or there is a complaint about it. */
	static Optional<Attributes> read(Fields fields, String name) {
		Optional<ObjectNode> user = fields.tree(name);
		if (user.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(BODY.attributes(JSON.parse(user.get().toString().getBytes(StandardCharsets.UTF_8))));
		}
		catch (ScimErrorException ex) {
			fields.complain(name, ex.error().detail());
			return Optional.empty();
		}
	}

}
