package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rollcall.schemas.scim.AttributeDefinition.Mutability;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.AttributeDefinition.Uniqueness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What may be registered as an extension, and what it may become. */
class ExtensionRulesTest {

	private static final String URN = "urn:example:scim:2.0:Badge";

	@ParameterizedTest
	@ValueSource(strings = { "urn:example:x", "urn:example:scim:2.0:User",
			"urn:ietf:params:scim:schemas:extension:acme:2.0:User", "urn:acme-corp:a_b:1.0", "urn:ab:c.d.e:F" })
	void shouldTakeAUrnOfOnesOwn(String urn) {
		assertThat(ExtensionRules.faults(schema(urn, text("a")))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                              | a URN such as
			http://example.com/schema                                       | a URN such as
			urn:example                                                     | a URN such as
			urn:e:x                                                         | a URN such as
			urn:example:                                                    | a URN such as
			urn:example::x                                                  | a URN such as
			urn:example:x y                                                 | a URN such as
			urn:example:x[1]                                                | a URN such as
			urn:example:ä                                                   | a URN such as
			URN:example:x                                                   | a URN such as
			urn:ietf:params:scim:schemas:core:2.0:User                      | reserved
			URN:IETF:params:scim:schemas:core:2.0:User                      | reserved
			urn:ietf:params:scim:schemas:core:2.0:User:badge                | reserved
			urn:ietf:params:scim                                            | reserved
			urn:ietf:params:scim:schemas:extension:enterprise:2.0:User      | reserved
			urn:ietf:params:scim:schemas:extension:enterprise:3.0           | reserved
			urn:ietf:params:scim:api:messages:2.0:ListResponse              | reserved
			urn:scim:schemas:core:1.0                                       | reserved
			urn:rollcall:scim:schemas:extension:account:1.0:User            | reserved
			""")
	void shouldRefuseAnotherUrn(String urn, String reason) {
		List<SchemaFault> faults = ExtensionRules.faults(schema(urn, text("a")));
		assertThat(faults).extracting(SchemaFault::field).containsOnly("urn");
		assertThat(faults).extracting(SchemaFault::detail).anyMatch((detail) -> detail.contains(reason));
	}

	@Test
	void shouldRefuseAUrnThatIsTooLong() {
		assertThat(ExtensionRules.faults(schema("urn:example:" + "x".repeat(200), text("a")))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "urn:a1:b, urn:a1:b, true", "urn:a1:b, URN:A1:B, true", "urn:a1:b, urn:a1:b:c, true",
			"urn:a1:b:c, urn:a1:b, true", "urn:a1:b, urn:a1:b.c, true", "urn:a1:b, urn:a1:bc, false",
			"urn:a1:b:User, urn:a1:b:Group, false" })
	void shouldSayWhetherUrnsOverlap(String one, String other, boolean overlap) {
		assertThat(ExtensionRules.overlap(one, other)).isEqualTo(overlap);
	}

	static Stream<Arguments> attributes() {
		AttributeDefinition inner = text("inner");
		return Stream.of(arguments(text("1st"), "name", "a letter and then"),
				arguments(text("a.b"), "name", "a letter"), arguments(text("a b"), "name", "a letter"),
				arguments(text("a:b"), "name", "a letter"), arguments(text("$ref"), "name", "a letter"),
				arguments(text("x".repeat(101)), "name", "100"), arguments(text("passWord"), "name", "never kept"),
				arguments(
						AttributeDefinition.complex("c", "",
								List.of(AttributeDefinition.complex("d", "", List.of(inner)))),
						"subAttributes[0].type", "simple type"),
				arguments(AttributeDefinition.complex("c", "", List.of(inner.asMultiValued())),
						"subAttributes[0].multiValued", "one value"),
				arguments(AttributeDefinition.complex("c", "", List.of(text("Password"))), "subAttributes[0].name",
						"never kept"),
				arguments(AttributeDefinition.complex("c", "", List.of(text("a"), text("A"))), "subAttributes[1].name",
						"twice"),
				arguments(AttributeDefinition.of("b", Type.BINARY, ""), "caseExact", "case-exact"),
				arguments(AttributeDefinition.of("r", Type.REFERENCE, ""), "caseExact", "case-exact"),
				arguments(text("a").withUniqueness(Uniqueness.SERVER), "uniqueness", "not kept apart"),
				arguments(text("a").withUniqueness(Uniqueness.GLOBAL), "uniqueness", "not kept apart"),
				arguments(AttributeDefinition.of("n", Type.INTEGER, "").withCanonicalValues("1"), "canonicalValues",
						"string"),
				arguments(text("a").withReferenceTypes("User"), "referenceTypes", "reference"),
				arguments(
						text("a").withCanonicalValues(
								IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new)),
						"canonicalValues", "at most 100"),
				arguments(text("a").withMutability(Mutability.WRITE_ONLY), "returned", "writeOnly"),
				arguments(text("a").asRequired().withMutability(Mutability.READ_ONLY), "required", "readOnly"),
				arguments(text("a").asRequired().withReturned(Returned.NEVER), "required", "never shown"));
	}

	@ParameterizedTest
	@MethodSource("attributes")
	void shouldNameWhatCannotBeHeld(AttributeDefinition attribute, String field, String reason) {
		List<SchemaFault> faults = ExtensionRules.faults(schema(URN, text("first"), attribute));
		assertThat(faults).extracting(SchemaFault::field).containsOnly("attributes[1]." + field);
		assertThat(faults).extracting(SchemaFault::detail).anyMatch((detail) -> detail.contains(reason));
	}

	@Test
	void shouldRefuseAnExtensionOfNothing() {
		assertThat(ExtensionRules.faults(new SchemaDefinition(URN, " ", "\u0007", List.of())))
			.extracting(SchemaFault::field)
			.containsExactly("name", "description", "attributes");
	}

	static Stream<Arguments> changes() {
		AttributeDefinition a = text("a");
		AttributeDefinition c = AttributeDefinition.complex("c", "", List.of(text("x"), text("y"))).asMultiValued();
		AttributeDefinition pin = text("pin").withMutability(Mutability.WRITE_ONLY).withReturned(Returned.NEVER);
		return Stream.of(arguments(List.of(a), List.of(a, text("b").asRequired()), ""),
				arguments(List.of(a), List.of(text("new"), a.asRequired()), ""),
				arguments(List.of(a), List.of(a.asCaseExact().withMutability(Mutability.IMMUTABLE)), ""),
				arguments(List.of(a), List.of(a.withReturned(Returned.REQUEST).withCanonicalValues("x")), ""),
				arguments(List.of(a), List.of(a.withReturned(Returned.NEVER)), ""),
				arguments(List.of(a), List.of(text("b")), "attributes"),
				arguments(List.of(a), List.of(text("A")), "attributes[0].name"),
				arguments(List.of(a), List.of(a.asMultiValued()), "attributes[0].multiValued"),
				arguments(List.of(a), List.of(AttributeDefinition.of("a", Type.INTEGER, "")), "attributes[0].type"),
				arguments(List.of(pin), List.of(pin.withMutability(Mutability.READ_WRITE)), ""),
				arguments(List.of(pin), List.of(
						text("pin")), "attributes[0].returned"),
				arguments(List.of(c),
						List.of(AttributeDefinition.complex("c", "", List.of(text("y"), text("z"), text("x")))
							.asMultiValued()),
						""),
				arguments(
						List.of(c), List.of(AttributeDefinition.complex("c", "", List.of(text("x")))
							.asMultiValued()),
						"attributes[0].subAttributes"),
				arguments(List.of(c),
						List.of(AttributeDefinition
							.complex("c", "", List.of(text("x"), AttributeDefinition.of("y", Type.BOOLEAN, "")))
							.asMultiValued()),
						"attributes[0].subAttributes[1].type"));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void shouldRefuseWhatCouldMakeStoredDataWrong(List<AttributeDefinition> before, List<AttributeDefinition> after,
			String field) {
		List<SchemaFault> faults = ExtensionRules.changes(new SchemaDefinition(URN, "Badge", "", before),
				new SchemaDefinition(URN, "Other", "Name and description are free", after));
		assertThat(faults).extracting(SchemaFault::field)
			.containsExactlyElementsOf(field.isEmpty() ? List.of() : List.of(field));
	}

	@Test
	void shouldKeepTheSpellingOfTheUrn() {
		assertThat(ExtensionRules.changes(schema(URN, text("a")),
				schema(URN.toUpperCase(java.util.Locale.ROOT), text("a"))))
			.extracting(SchemaFault::field)
			.containsExactly("urn");
	}

	@Test
	void shouldReadBackWhatItShows() {
		SchemaDefinition schema = schema(URN, text("a").asRequired().withCanonicalValues("x", "y"),
				AttributeDefinition.of("r", Type.REFERENCE, "d").asCaseExact().withReferenceTypes("User", "external"),
				AttributeDefinition.complex("c", "", List.of(AttributeDefinition.of("t", Type.DATE_TIME, "")))
					.asMultiValued()
					.withReturned(Returned.REQUEST)
					.withMutability(Mutability.IMMUTABLE));
		assertThat(SchemaDefinition.ofJson(schema.json())).isEqualTo(schema).hasSameHashCodeAs(schema);
		assertThat(ExtensionRules.size(schema)).isEqualTo(4);
		assertThat(Map.of(schema, 1)).containsKey(SchemaDefinition.ofJson(schema.json()));
		assertThat(schema.relaxed()).isNotEqualTo(schema);
	}

	private static SchemaDefinition schema(String urn, AttributeDefinition... attributes) {
		return new SchemaDefinition(urn, "Badge", "", List.of(attributes));
	}

	private static AttributeDefinition text(String name) {
		return AttributeDefinition.of(name, Type.STRING, "");
	}

}
