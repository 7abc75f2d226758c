package dev.rollcall.gateway.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeDefinition.Uniqueness;
import dev.rollcall.schemas.scim.ExtensionRules;
import dev.rollcall.schemas.scim.SchemaDefinition;

/**
 * Reads a schema extension in the form of RFC 7643 section 7. What is left out is as
 * section 2.2 has it; values of references and binaries are case-exact.
 */
final class ExtensionBody {

	private static final int MAX_TEXT = 1_000;

	private static final int MAX_WORDS = 100;

	private ExtensionBody() {
	}

	/** The command, or everything that is wrong with the body. */
	static Command.PutExtension read(Fields body, String urn, Preconditions preconditions) {
		Extension.Resource resource = body.choice("resource", Words.RESOURCE, null, Extension.Resource.USER);
		boolean required = body.flag("required", false);
		String name = body.text("name", MAX_TEXT);
		String description = body.text("description", MAX_TEXT, "");
		List<AttributeDefinition> attributes = attributes(body, "attributes", false);
		body.check();
		SchemaDefinition schema = new SchemaDefinition(urn, name, description, attributes);
		ExtensionRules.faults(schema).forEach((fault) -> body.complain(fault.field(), fault.detail()));
		body.check();
		return new Command.PutExtension(resource, required, schema, preconditions);
	}

	private static List<AttributeDefinition> attributes(Fields body, String name, boolean within) {
		Set<String> names = new HashSet<>();
		return body.objects(name).stream().map((one) -> {
			AttributeDefinition attribute = attribute(one, within);
			if (!names.add(attribute.name().toLowerCase(Locale.ROOT))) {
				one.complain("name", "Expected names that differ in more than case, but this one is there twice");
			}
			return attribute;
		}).toList();
	}

	private static AttributeDefinition attribute(Fields body, boolean within) {
		String name = body.text("name", MAX_TEXT);
		Type type = body.choice("type", Words.TYPE, Type.STRING, Type.STRING);
		boolean exact = type == Type.REFERENCE || type == Type.BINARY;
		boolean multiValued = body.flag("multiValued", false);
		boolean required = body.flag("required", false);
		boolean caseExact = body.flag("caseExact", exact);
		Mutability mutability = body.choice("mutability", Words.MUTABILITY, Mutability.READ_WRITE,
				Mutability.READ_WRITE);
		Returned returned = body.choice("returned", Words.RETURNED,
				(mutability == Mutability.WRITE_ONLY) ? Returned.NEVER : Returned.DEFAULT, Returned.DEFAULT);
		Uniqueness uniqueness = body.choice("uniqueness", Words.UNIQUENESS, Uniqueness.NONE, Uniqueness.NONE);
		List<String> canonicalValues = words(body, "canonicalValues");
		List<String> referenceTypes = words(body, "referenceTypes");
		String description = body.text("description", MAX_TEXT, "");
		List<AttributeDefinition> subAttributes = within ? List.of() : attributes(body, "subAttributes", true);
		if (within && type == Type.COMPLEX) {
			body.complain("type", "Expected a simple type within a complex attribute, but it is complex");
		}
		else if ((type == Type.COMPLEX) == subAttributes.isEmpty()) {
			body.complain("subAttributes",
					(type == Type.COMPLEX)
							? "Expected at least one sub-attribute of a complex attribute, but there is none"
							: "Expected none, since the attribute is not of type complex, but there are some");
		}
		boolean whole = !within && (type == Type.COMPLEX) != subAttributes.isEmpty();
		Type kept = (type == Type.COMPLEX && !whole) ? Type.STRING : type;
		return new AttributeDefinition(name, kept, multiValued, required, caseExact, mutability, returned, uniqueness,
				canonicalValues, referenceTypes, (kept == Type.COMPLEX) ? subAttributes : List.of(), description);
	}

	private static List<String> words(Fields body, String name) {
		List<String> words = body.texts(name, MAX_WORDS, MAX_TEXT);
		return (words != null) ? words : List.of();
	}

}
