package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of one attribute (RFC 7643 section 7). Made with {@link #of} and refined
 * by the {@code as…} and {@code with…} methods, each of which returns a new definition.
 *
 * @param name the canonical spelling; names compare case-insensitively
 * @param caseExact whether values compare as they are, else by {@link Comparison#key}
 * @param canonicalValues suggestions only: other values are accepted
 * @param subAttributes of a complex attribute, in the order in which they are written
 */
public record AttributeDefinition(String name, Type type, boolean multiValued, boolean required, boolean caseExact,
		Mutability mutability, Returned returned, Uniqueness uniqueness, List<String> canonicalValues,
		List<String> referenceTypes, List<AttributeDefinition> subAttributes, String description) {

	/** The sub-attribute that stands for the whole where a plain value is due. */
	static final String VALUE = "value";

	public AttributeDefinition {
		canonicalValues = List.copyOf(canonicalValues);
		referenceTypes = List.copyOf(referenceTypes);
		subAttributes = List.copyOf(subAttributes);
		if (subAttributes.isEmpty() == (type == Type.COMPLEX)) {
			throw new IllegalArgumentException(
					"Expected sub-attributes for complex attributes and for no others, but " + name + " is " + type);
		}
	}

	/**
	 * An optional attribute with one value that clients may read and write (RFC 7643
	 * section 2.2, the defaults).
	 */
	public static AttributeDefinition of(String name, Type type, String description) {
		return new AttributeDefinition(name, type, false, false, false, Mutability.READ_WRITE, Returned.DEFAULT,
				Uniqueness.NONE, List.of(), List.of(), List.of(), description);
	}

	/** A complex attribute. */
	public static AttributeDefinition complex(String name, String description,
			List<AttributeDefinition> subAttributes) {
		return new AttributeDefinition(name, Type.COMPLEX, false, false, false, Mutability.READ_WRITE, Returned.DEFAULT,
				Uniqueness.NONE, List.of(), List.of(), subAttributes, description);
	}

	public AttributeDefinition asMultiValued() {
		return new AttributeDefinition(this.name, this.type, true, this.required, this.caseExact, this.mutability,
				this.returned, this.uniqueness, this.canonicalValues, this.referenceTypes, this.subAttributes,
				this.description);
	}

	public AttributeDefinition asRequired() {
		return new AttributeDefinition(this.name, this.type, this.multiValued, true, this.caseExact, this.mutability,
				this.returned, this.uniqueness, this.canonicalValues, this.referenceTypes, this.subAttributes,
				this.description);
	}

	public AttributeDefinition asCaseExact() {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, true, this.mutability,
				this.returned, this.uniqueness, this.canonicalValues, this.referenceTypes, this.subAttributes,
				this.description);
	}

	public AttributeDefinition withMutability(Mutability mutability) {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, this.caseExact,
				mutability, this.returned, this.uniqueness, this.canonicalValues, this.referenceTypes,
				this.subAttributes, this.description);
	}

	public AttributeDefinition withReturned(Returned returned) {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, this.caseExact,
				this.mutability, returned, this.uniqueness, this.canonicalValues, this.referenceTypes,
				this.subAttributes, this.description);
	}

	public AttributeDefinition withUniqueness(Uniqueness uniqueness) {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, this.caseExact,
				this.mutability, this.returned, uniqueness, this.canonicalValues, this.referenceTypes,
				this.subAttributes, this.description);
	}

	public AttributeDefinition withCanonicalValues(String... values) {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, this.caseExact,
				this.mutability, this.returned, this.uniqueness, List.of(values), this.referenceTypes,
				this.subAttributes, this.description);
	}

	public AttributeDefinition withReferenceTypes(String... types) {
		return new AttributeDefinition(this.name, this.type, this.multiValued, this.required, this.caseExact,
				this.mutability, this.returned, this.uniqueness, this.canonicalValues, List.of(types),
				this.subAttributes, this.description);
	}

	/** A sub-attribute by its name in any case. */
	public Optional<AttributeDefinition> subAttribute(String name) {
		return Optional.ofNullable(sub(AsciiCase.fold(name)));
	}

	@Nullable AttributeDefinition sub(String folded) {
		for (AttributeDefinition sub : this.subAttributes) {
			if (AsciiCase.fold(sub.name).equals(folded)) {
				return sub;
			}
		}
		return null;
	}

	/**
	 * Whether the attribute is complex with a {@code value} that stands for the whole.
	 */
	boolean hasValue() {
		return sub(VALUE) != null;
	}

	boolean isComplex() {
		return this.type == Type.COMPLEX;
	}

	boolean isReadOnly() {
		return this.mutability == Mutability.READ_ONLY;
	}

	/** Whether no client ever sees a value (RFC 7643 section 7). */
	public boolean isUnseen() {
		return this.returned == Returned.NEVER || this.mutability == Mutability.WRITE_ONLY;
	}

	/** Whether it, or a part of it, is shown otherwise than by default. */
	boolean isShownSpecially() {
		return isUnseen() || this.returned != Returned.DEFAULT
				|| this.subAttributes.stream().anyMatch(AttributeDefinition::isShownSpecially);
	}

	/** Whether it, or a part of it, has to be there. */
	boolean demands() {
		return this.required || this.subAttributes.stream().anyMatch(AttributeDefinition::demands);
	}

	/** The same, and nothing of it has to be there. */
	AttributeDefinition relaxed() {
		return new AttributeDefinition(this.name, this.type, this.multiValued, false, this.caseExact, this.mutability,
				this.returned, this.uniqueness, this.canonicalValues, this.referenceTypes,
				this.subAttributes.stream().map(AttributeDefinition::relaxed).toList(), this.description);
	}

	/** Takes what {@link #toJson()} once gave. */
	static AttributeDefinition ofJson(JsonNode json) {
		return new AttributeDefinition(json.path("name").asString(), Type.of(json.path("type").asString()),
				json.path("multiValued").asBoolean(), json.path("required").asBoolean(),
				json.path("caseExact").asBoolean(), Mutability.of(json.path("mutability").asString()),
				Returned.of(json.path("returned").asString()), Uniqueness.of(json.path("uniqueness").asString()),
				names(json, "canonicalValues"), names(json, "referenceTypes"),
				json.path("subAttributes").valueStream().map(AttributeDefinition::ofJson).toList(),
				json.path("description").asString());
	}

	private static List<String> names(JsonNode json, String key) {
		return json.path(key).valueStream().map(JsonNode::asString).toList();
	}

	private static <E extends Enum<E>> E named(String wireName, E[] all, Function<E, String> name) {
		for (E one : all) {
			if (name.apply(one).equals(wireName)) {
				return one;
			}
		}
		throw new IllegalArgumentException("Expected a word of RFC 7643 section 7, but it is " + wireName);
	}

	/** As {@code /Schemas} shows it (RFC 7643 section 7). */
	ObjectNode toJson() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("name", this.name);
		json.put("type", this.type.wireName());
		json.put("multiValued", this.multiValued);
		json.put("description", this.description);
		json.put("required", this.required);
		putNames(json, "canonicalValues", this.canonicalValues);
		// means something for text only, but some clients cannot read a definition
		// without it
		json.put("caseExact", this.caseExact);
		json.put("mutability", this.mutability.wireName());
		json.put("returned", this.returned.wireName());
		json.put("uniqueness", this.uniqueness.wireName());
		putNames(json, "referenceTypes", this.referenceTypes);
		if (isComplex()) {
			ArrayNode subs = json.putArray("subAttributes");
			this.subAttributes.forEach((sub) -> subs.add(sub.toJson()));
		}
		return json;
	}

	private static void putNames(ObjectNode json, String key, List<String> names) {
		if (!names.isEmpty()) {
			ArrayNode array = json.putArray(key);
			names.forEach(array::add);
		}
	}

	/** RFC 7643 section 2.3. */
	public enum Type {

		STRING("string"), BOOLEAN("boolean"), DECIMAL("decimal"), INTEGER("integer"), DATE_TIME("dateTime"),
		REFERENCE("reference"), BINARY("binary"), COMPLEX("complex");

		private final String wireName;

		Type(String wireName) {
			this.wireName = wireName;
		}

		static Type of(String wireName) {
			return named(wireName, values(), Type::wireName);
		}

		public String wireName() {
			return this.wireName;
		}

		boolean isText() {
			return this == STRING || this == REFERENCE || this == BINARY;
		}

	}

	public enum Mutability {

		READ_ONLY("readOnly"), READ_WRITE("readWrite"), IMMUTABLE("immutable"), WRITE_ONLY("writeOnly");

		private final String wireName;

		Mutability(String wireName) {
			this.wireName = wireName;
		}

		static Mutability of(String wireName) {
			return named(wireName, values(), Mutability::wireName);
		}

		public String wireName() {
			return this.wireName;
		}

	}

	public enum Returned {

		ALWAYS("always"), NEVER("never"), DEFAULT("default"), REQUEST("request");

		private final String wireName;

		Returned(String wireName) {
			this.wireName = wireName;
		}

		static Returned of(String wireName) {
			return named(wireName, values(), Returned::wireName);
		}

		public String wireName() {
			return this.wireName;
		}

	}

	public enum Uniqueness {

		NONE("none"), SERVER("server"), GLOBAL("global");

		private final String wireName;

		Uniqueness(String wireName) {
			this.wireName = wireName;
		}

		static Uniqueness of(String wireName) {
			return named(wireName, values(), Uniqueness::wireName);
		}

		public String wireName() {
			return this.wireName;
		}

	}

}
