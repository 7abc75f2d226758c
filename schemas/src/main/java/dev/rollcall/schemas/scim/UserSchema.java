package dev.rollcall.schemas.scim;

import java.util.List;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeDefinition.Uniqueness;

/**
 * The core user (RFC 7643 sections 4.1 and 8.7.1). Beyond the RFC's list an address has
 * {@code primary}, which section 2.4 gives to every multi-valued attribute and Okta
 * sends.
 */
final class UserSchema {

	static final String URN = "urn:ietf:params:scim:schemas:core:2.0:User";

	static final SchemaDefinition DEFINITION = new SchemaDefinition(URN, "User", "User account", List.of(
			text("userName", "Name that identifies the user to the service").asRequired()
				.withUniqueness(Uniqueness.SERVER),
			name(), text("displayName", "Name to show to people"), text("nickName", "Casual name"),
			AttributeDefinition.of("profileUrl", Type.REFERENCE, "Page about the user").withReferenceTypes("external"),
			text("title", "Position, such as Vice President"),
			text("userType", "Relation to the organisation, such as Contractor"),
			text("preferredLanguage", "Language for reading and writing, as in Accept-Language"),
			text("locale", "Locale for dates, numbers and currency"), text("timezone", "IANA time zone"),
			AttributeDefinition.of("active", Type.BOOLEAN, "Whether the user may use the service"),
			text("password", "Password in clear, to be set only").withMutability(Mutability.WRITE_ONLY)
				.withReturned(Returned.NEVER),
			plural("emails", "E-mail addresses", text("value", "The address"), "work", "home", "other"),
			plural("phoneNumbers", "Telephone numbers", text("value", "The number"), "work", "home", "mobile", "fax",
					"pager", "other"),
			plural("ims", "Instant messaging addresses", text("value", "The address"), "aim", "gtalk", "icq", "xmpp",
					"msn", "skype", "qq", "yahoo"),
			plural("photos", "Pictures of the user",
					AttributeDefinition.of("value", Type.REFERENCE, "Where the picture is")
						.withReferenceTypes("external"),
					"photo", "thumbnail"),
			addresses(), groups(), plural("entitlements", "What the user is entitled to", text("value", "The name")),
			plural("roles", "What the user is", text("value", "The name")),
			plural("x509Certificates", "Certificates of the user",
					AttributeDefinition.of("value", Type.BINARY, "The certificate, DER in base64").asCaseExact())));

	private UserSchema() {
	}

	private static AttributeDefinition text(String name, String description) {
		return AttributeDefinition.of(name, Type.STRING, description);
	}

	private static AttributeDefinition name() {
		return AttributeDefinition.complex("name", "Parts of the user's name",
				List.of(text("formatted", "Full name, ready to show"), text("familyName", "Last name"),
						text("givenName", "First name"), text("middleName", "Middle names"),
						text("honorificPrefix", "Title before the name"),
						text("honorificSuffix", "Suffix after the name")));
	}

	/** A multi-valued attribute with the usual sub-attributes (RFC 7643 section 2.4). */
	private static AttributeDefinition plural(String name, String description, AttributeDefinition value,
			String... types) {
		return AttributeDefinition.complex(name, description, List.of(value, text("display", "Name to show to people"),
				text("type", "What it is for").withCanonicalValues(types), primary()))
			.asMultiValued();
	}

	private static AttributeDefinition primary() {
		return AttributeDefinition.of("primary", Type.BOOLEAN, "Whether it is the preferred one; at most one is");
	}

	private static AttributeDefinition addresses() {
		return AttributeDefinition
			.complex("addresses", "Postal addresses",
					List.of(text("formatted", "Whole address, ready to show"),
							text("streetAddress", "Street, house and apartment"), text("locality", "City"),
							text("region", "State or region"), text("postalCode", "Postal code"),
							text("country", "Country, ISO 3166-1 alpha-2"),
							text("type", "What it is for").withCanonicalValues("work", "home", "other"), primary()))
			.asMultiValued();
	}

	private static AttributeDefinition groups() {
		return AttributeDefinition
			.complex("groups", "Groups that the user is in", List.of(readOnly(text("value", "Identifier of the group")),
					readOnly(AttributeDefinition.of("$ref", Type.REFERENCE, "Where the group is read")
						.withReferenceTypes("User", "Group")),
					readOnly(text("display", "Name of the group")),
					readOnly(text("type", "How the user is a member").withCanonicalValues("direct", "indirect"))))
			.asMultiValued()
			.withMutability(Mutability.READ_ONLY);
	}

	private static AttributeDefinition readOnly(AttributeDefinition definition) {
		return definition.withMutability(Mutability.READ_ONLY);
	}

}
