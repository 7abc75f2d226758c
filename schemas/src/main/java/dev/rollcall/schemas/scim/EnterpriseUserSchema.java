package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;

/** The enterprise extension of a user (RFC 7643 sections 4.3 and 8.7.1). */
final class EnterpriseUserSchema {

	static final String URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	static final SchemaDefinition DEFINITION = new SchemaDefinition(URN, "EnterpriseUser", "Enterprise user",
			List.of(text("employeeNumber", "Number that the organisation gave to the person"),
					text("costCenter", "Cost center"), text("organization", "Organisation"),
					text("division", "Division"), text("department", "Department"), manager()));

	private EnterpriseUserSchema() {
	}

	private static AttributeDefinition manager() {
		return AttributeDefinition.complex("manager", "The user's manager",
				List.of(text("value", "Identifier of the manager's user"),
						AttributeDefinition.of("$ref", Type.REFERENCE, "Where the manager's user is read")
							.withReferenceTypes("User"),
						text("displayName", "Name of the manager").withMutability(Mutability.READ_ONLY)));
	}

	private static AttributeDefinition text(String name, String description) {
		return AttributeDefinition.of(name, Type.STRING, description);
	}

}
