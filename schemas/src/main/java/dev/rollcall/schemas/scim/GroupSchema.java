package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;

/**
 * The group (RFC 7643 sections 4.2 and 8.7.1). {@code displayName} is required as section
 * 4.2 has it.
 */
final class GroupSchema {

	static final String URN = "urn:ietf:params:scim:schemas:core:2.0:Group";

	static final SchemaDefinition DEFINITION = new SchemaDefinition(URN, "Group", "Group",
			List.of(text("displayName", "Name of the group").asRequired(), members()));

	private GroupSchema() {
	}

	private static AttributeDefinition members() {
		return AttributeDefinition
			.complex("members", "Members of the group",
					List.of(immutable(text("value", "Identifier of the member")),
							immutable(AttributeDefinition.of("$ref", Type.REFERENCE, "Where the member is read")
								.withReferenceTypes("User", "Group")),
							immutable(text("display", "Name of the member")),
							immutable(text("type", "What the member is").withCanonicalValues("User", "Group"))))
			.asMultiValued();
	}

	private static AttributeDefinition immutable(AttributeDefinition definition) {
		return definition.withMutability(Mutability.IMMUTABLE);
	}

	private static AttributeDefinition text(String name, String description) {
		return AttributeDefinition.of(name, Type.STRING, description);
	}

}
