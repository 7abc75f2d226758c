package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeDefinition.Uniqueness;

/** What every resource has (RFC 7643 section 3.1); no schema lists these. */
final class CommonAttributes {

	static final String SCHEMAS = "schemas";

	/** In the order in which they are written. */
	static final List<AttributeDefinition> ALL = List.of(schemas(), id(), externalId(), meta());

	private CommonAttributes() {
	}

	private static AttributeDefinition schemas() {
		return AttributeDefinition.of(SCHEMAS, Type.REFERENCE, "URNs of the schemas that the resource follows")
			.asMultiValued()
			.asRequired()
			.withReturned(Returned.ALWAYS);
	}

	private static AttributeDefinition id() {
		return AttributeDefinition.of("id", Type.STRING, "Identifier that the service gave to the resource")
			.asCaseExact()
			.withMutability(Mutability.READ_ONLY)
			.withReturned(Returned.ALWAYS)
			.withUniqueness(Uniqueness.SERVER);
	}

	private static AttributeDefinition externalId() {
		return AttributeDefinition.of("externalId", Type.STRING, "Identifier that the client gave to the resource")
			.asCaseExact();
	}

	private static AttributeDefinition meta() {
		return AttributeDefinition.complex("meta", "What the service knows about the resource", List.of(
				readOnly(
						AttributeDefinition.of("resourceType", Type.STRING, "Name of the resource type").asCaseExact()),
				readOnly(AttributeDefinition.of("created", Type.DATE_TIME, "When the resource was made")),
				readOnly(AttributeDefinition.of("lastModified", Type.DATE_TIME, "When the resource last changed")),
				readOnly(AttributeDefinition.of("location", Type.REFERENCE, "Where the resource is read")
					.asCaseExact()
					.withReferenceTypes("uri")),
				readOnly(AttributeDefinition.of("version", Type.STRING, "Entity tag of the resource").asCaseExact())))
			.withMutability(Mutability.READ_ONLY);
	}

	private static AttributeDefinition readOnly(AttributeDefinition definition) {
		return definition.withMutability(Mutability.READ_ONLY);
	}

}
