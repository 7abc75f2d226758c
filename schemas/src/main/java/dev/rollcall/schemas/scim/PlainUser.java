package dev.rollcall.schemas.scim;

import java.util.Optional;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user of whom only the few things are known that an account has. */
public final class PlainUser {

	private PlainUser() {
	}

	/** Canonical attributes (RFC 7643 section 4.1) of a person. */
	public static Attributes attributes(String userName, Optional<String> displayName, Optional<String> email,
			boolean active) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.putArray("schemas").add(ResourceSchema.USER.core().urn());
		json.put("userName", userName);
		displayName.ifPresent((name) -> json.put("displayName", name));
		json.put("active", active);
		email.ifPresent((address) -> json.putArray("emails")
			.addObject()
			.put("value", address)
			.put("type", "work")
			.put("primary", true));
		return Attributes.of(json);
	}

}
