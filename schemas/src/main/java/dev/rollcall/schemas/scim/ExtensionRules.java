package dev.rollcall.schemas.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeDefinition.Uniqueness;

/**
 * What a site's own extension may be (RFC 7643 sections 2.1, 2.2 and 7), and what it may
 * become once resources carry its data. What cannot be held is refused with the reason.
 */
public final class ExtensionRules {

	private static final int MAX_URN = 200;

	private static final int MAX_NAME = 100;

	private static final int MAX_DESCRIPTION = 1000;

	private static final int MAX_WORDS = 100;

	private static final Pattern URN = Pattern
		.compile("urn:[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:[A-Za-z0-9_-]+(?:[.:][A-Za-z0-9_-]+)*");

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	/** Of the RFCs, of SCIM 1, which is read as SCIM 2, and ours. */
	private static final List<String> RESERVED = List.of("urn:ietf:params:scim:schemas:core",
			"urn:ietf:params:scim:schemas:extension:enterprise", "urn:ietf:params:scim:api", "urn:scim:schemas:core",
			"urn:scim:schemas:extension:enterprise", "urn:rollcall");

	private final List<SchemaFault> faults = new ArrayList<>();

	private ExtensionRules() {
	}

	/** All that is wrong with an extension by itself. */
	public static List<SchemaFault> faults(SchemaDefinition schema) {
		ExtensionRules rules = new ExtensionRules();
		rules.urn(schema.urn());
		rules.text("name", schema.name(), 1, MAX_NAME);
		rules.text("description", schema.description(), 0, MAX_DESCRIPTION);
		if (schema.attributes().isEmpty()) {
			rules.complain("attributes", "Expected at least one attribute, but there is none");
		}
		rules.attributes("attributes", schema.attributes(), false);
		return List.copyOf(rules.faults);
	}

	/** What of a change could make stored data wrong, or show what was hidden. */
	public static List<SchemaFault> changes(SchemaDefinition before, SchemaDefinition after) {
		ExtensionRules rules = new ExtensionRules();
		if (!before.urn().equals(after.urn())) {
			rules.complain("urn", "Expected the URN as it was registered, " + before.urn() + ", but it is another");
		}
		rules.changes("attributes", before.attributes(), after.attributes());
		return List.copyOf(rules.faults);
	}

	/** Attributes and sub-attributes together. */
	public static int size(SchemaDefinition schema) {
		return schema.attributes().stream().mapToInt((attribute) -> 1 + attribute.subAttributes().size()).sum();
	}

	/**
	 * Whether a name could be read as one of either: they are the same, or one is the
	 * other's beginning up to a colon or a dot.
	 */
	public static boolean overlap(String urn, String other) {
		String one = AsciiCase.fold(urn);
		String two = AsciiCase.fold(other);
		return one.equals(two) || isBeginning(one, two) || isBeginning(two, one);
	}

	private static boolean isBeginning(String urn, String longer) {
		return longer.length() > urn.length() && longer.startsWith(urn)
				&& ":.".indexOf(longer.charAt(urn.length())) >= 0;
	}

	private void urn(String urn) {
		if (urn.length() > MAX_URN || !URN.matcher(urn).matches()) {
			complain("urn", "Expected a URN such as urn:example:scim:2.0:User of at most " + MAX_URN
					+ " letters, digits, hyphens and underscores between colons and dots, but it is none");
		}
		for (String reserved : RESERVED) {
			if (overlap(urn, reserved)) {
				complain("urn", "Expected a URN of your own, but it overlaps " + reserved + ", which is reserved");
			}
		}
	}

	private void attributes(String field, List<AttributeDefinition> attributes, boolean within) {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < attributes.size(); i++) {
			AttributeDefinition attribute = attributes.get(i);
			String at = field + "[" + i + "].";
			name(at + "name", attribute.name(), within);
			if (!names.add(AsciiCase.fold(attribute.name()))) {
				complain(at + "name",
						"Expected names that differ in more than case, but " + attribute.name() + " is there twice");
			}
			text(at + "description", attribute.description(), 0, MAX_DESCRIPTION);
			type(at, attribute, within);
			access(at, attribute);
			if (attribute.isComplex() && !within) {
				attributes(at + "subAttributes", attribute.subAttributes(), true);
			}
		}
	}

	private void name(String field, String name, boolean within) {
		boolean reference = within && name.equals("$ref");
		if (!reference && (name.length() > MAX_NAME || !NAME.matcher(name).matches())) {
			complain(field, "Expected a letter and then letters, digits, hyphens and underscores, at most " + MAX_NAME
					+ " in all (RFC 7643 section 2.1), but it is something else");
		}
		if (AsciiCase.fold(name).equals("password")) {
			complain(field, "Expected another name than password, but what is called so is never kept");
		}
	}

	private void type(String at, AttributeDefinition attribute, boolean within) {
		if (within && attribute.isComplex()) {
			complain(at + "type", "Expected a simple type within a complex attribute, but it is complex");
		}
		if (within && attribute.multiValued()) {
			complain(at + "multiValued", "Expected one value within a complex attribute, but there may be several, of "
					+ "which no path could select one");
		}
		boolean exact = attribute.type() == Type.BINARY || attribute.type() == Type.REFERENCE;
		if (exact && !attribute.caseExact()) {
			complain(at + "caseExact", "Expected true, since values of type " + attribute.type().wireName()
					+ " are case-exact (RFC 7643 section 2.3), but it is false");
		}
		if (attribute.uniqueness() != Uniqueness.NONE) {
			complain(at + "uniqueness", "Expected none, since values of extensions are not kept apart, but it is "
					+ attribute.uniqueness().wireName());
		}
		words(at + "canonicalValues", attribute.canonicalValues(), attribute.type() == Type.STRING, Type.STRING);
		words(at + "referenceTypes", attribute.referenceTypes(), attribute.type() == Type.REFERENCE, Type.REFERENCE);
	}

	private void words(String field, List<String> words, boolean allowed, Type type) {
		if (!allowed && !words.isEmpty()) {
			complain(field,
					"Expected none, since the attribute is not of type " + type.wireName() + ", but there are some");
		}
		if (words.size() > MAX_WORDS || words.stream().anyMatch((word) -> word.isBlank() || word.length() > MAX_NAME)) {
			complain(field, "Expected at most " + MAX_WORDS + " texts of 1 to " + MAX_NAME
					+ " characters, but there are others");
		}
	}

	private void access(String at, AttributeDefinition attribute) {
		if (attribute.mutability() == Mutability.WRITE_ONLY && attribute.returned() != Returned.NEVER) {
			complain(at + "returned",
					"Expected never, since the attribute is writeOnly, but it is " + attribute.returned().wireName());
		}
		if (attribute.required() && attribute.isReadOnly()) {
			complain(at + "required", "Expected false, since no client can give what is readOnly, but it is true");
		}
		if (attribute.required() && attribute.isUnseen()) {
			complain(at + "required", "Expected false, since a client that writes back what it reads would leave out "
					+ "what is never shown, but it is true");
		}
	}

	private void changes(String field, List<AttributeDefinition> before, List<AttributeDefinition> after) {
		for (AttributeDefinition old : before) {
			String folded = AsciiCase.fold(old.name());
			int index = 0;
			while (index < after.size() && !AsciiCase.fold(after.get(index).name()).equals(folded)) {
				index++;
			}
			if (index == after.size()) {
				complain(field,
						"Expected attribute " + old.name() + " to stay, since resources may carry it, but it is gone");
			}
			else {
				change(field + "[" + index + "].", old, after.get(index));
			}
		}
	}

	private void change(String at, AttributeDefinition before, AttributeDefinition after) {
		stays(at + "name", before.name(), after.name());
		stays(at + "type", before.type().wireName(), after.type().wireName());
		stays(at + "multiValued", Boolean.toString(before.multiValued()), Boolean.toString(after.multiValued()));
		if (before.isUnseen() && !after.isUnseen()) {
			complain(at + "returned", "Expected never as before, since values were given so that nobody sees them, but "
					+ "they would be shown");
		}
		changes(at + "subAttributes", before.subAttributes(), after.subAttributes());
	}

	private void stays(String field, String before, String after) {
		if (!before.equals(after)) {
			complain(field,
					"Expected " + before + " as before, since resources may carry the attribute, but it is " + after);
		}
	}

	private void text(String field, String text, int min, int max) {
		boolean blank = min > 0 && text.isBlank();
		if (blank || text.length() > max || text.codePoints().anyMatch(Character::isISOControl)) {
			complain(field, "Expected a text of " + min + " to " + max
					+ " characters without control characters, but it is " + (blank ? "blank" : "another"));
		}
	}

	private void complain(String field, String detail) {
		this.faults.add(new SchemaFault(field, detail));
	}

}
