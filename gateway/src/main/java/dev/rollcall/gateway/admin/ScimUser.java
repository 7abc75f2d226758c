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

	private ScimUser() {
	}

	/** Empty if the member is missing, or there is a complaint about it. */
	static Optional<Attributes> read(Fields fields, String name, ResourceSchema schema) {
		return fields.tree(name).flatMap((user) -> attributes(fields, name, user, schema));
	}

	/**
	 * The same without extensions of the site; who has no {@code userName} has this one.
	 */
	static Optional<Attributes> read(Fields fields, String name, String userName) {
		return fields.tree(name)
			.flatMap((user) -> attributes(fields, name, named(user, userName), ResourceSchema.USER));
	}

	private static ObjectNode named(ObjectNode user, String userName) {
		return user.propertyNames().stream().anyMatch("userName"::equalsIgnoreCase) ? user
				: user.deepCopy().put("userName", userName);
	}

	private static Optional<Attributes> attributes(Fields fields, String name, ObjectNode user, ResourceSchema schema) {
		try {
			return Optional.of(new ResourceBody(schema, RequestLimits.DEFAULT)
				.attributes(JSON.parse(user.toString().getBytes(StandardCharsets.UTF_8))));
		}
		catch (ScimErrorException ex) {
			fields.complain(name, ex.error().detail());
			return Optional.empty();
		}
	}

}
