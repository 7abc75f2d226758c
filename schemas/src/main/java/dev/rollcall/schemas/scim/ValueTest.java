package dev.rollcall.schemas.scim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import tools.jackson.databind.JsonNode;

/**
 * How one value compares with a literal, by the attribute's type (RFC 7644 section
 * 3.4.2.2). For {@code ne} it makes the test of {@code eq}, which the caller negates.
 */
final class ValueTest {

	private static final Predicate<JsonNode> NEVER = (value) -> false;

	private ValueTest() {
	}

	static Predicate<JsonNode> of(AttributeDefinition attribute, Filter.Comparison comparison) {
		Filter.Operator operator = comparison.operator();
		if (operator.isOrder() && (attribute.type() == Type.BOOLEAN || attribute.type() == Type.BINARY)) {
			throw new FilterSyntaxException(
					"Expected an attribute with an order before " + AsciiCase.fold(operator.name()) + ", but "
							+ attribute.name() + " is " + attribute.type().wireName());
		}
		Literal literal = comparison.literal();
		return switch (attribute.type()) {
			case STRING, REFERENCE, BINARY -> text(attribute, operator, literal);
			case BOOLEAN -> flag(operator, literal);
			case DECIMAL, INTEGER -> number(operator, literal);
			case DATE_TIME -> instant(operator, literal);
			case COMPLEX -> NEVER;
		};
	}

	private static Predicate<JsonNode> text(AttributeDefinition attribute, Filter.Operator operator, Literal literal) {
		if (literal.kind() != Literal.Kind.TEXT) {
			return NEVER;
		}
		Predicate<String> test = text(operator, key(attribute, literal.text()));
		return (value) -> value.isString() && test.test(key(attribute, value.stringValue()));
	}

	/** What texts compare by. */
	static String key(AttributeDefinition attribute, String text) {
		return attribute.caseExact() ? text : Comparison.key(text);
	}

	private static Predicate<String> text(Filter.Operator operator, String literal) {
		return switch (operator) {
			case EQ, NE -> literal::equals;
			case CO -> TextSearch.of(literal);
			case SW -> (value) -> value.startsWith(literal);
			case EW -> (value) -> value.endsWith(literal);
			case GT, GE, LT, LE -> {
				IntPredicate order = order(operator);
				yield (value) -> order.test(value.compareTo(literal));
			}
		};
	}

	private static Predicate<JsonNode> flag(Filter.Operator operator, Literal literal) {
		Optional<Boolean> wanted = Coercion.flag(literal.text());
		boolean comparable = literal.kind() == Literal.Kind.BOOLEAN || literal.kind() == Literal.Kind.TEXT;
		if (!isEquality(operator) || !comparable || wanted.isEmpty()) {
			return NEVER;
		}
		boolean flag = wanted.get();
		return (value) -> value.isBoolean() && value.booleanValue() == flag;
	}

	private static Predicate<JsonNode> number(Filter.Operator operator, Literal literal) {
		boolean ordered = isEquality(operator) || operator.isOrder();
		if (!ordered || literal.kind() != Literal.Kind.NUMBER) {
			return NEVER;
		}
		BigDecimal wanted = new BigDecimal(literal.text());
		IntPredicate order = order(operator);
		return (value) -> value.isNumber() && order.test(value.decimalValue().compareTo(wanted));
	}

	/**
	 * Compared as points in time; {@code co}, {@code sw} and {@code ew} as written. An
	 * order with what is no point in time is refused: who asks for changes since then
	 * would take nothing for an answer.
	 */
	private static Predicate<JsonNode> instant(Filter.Operator operator, Literal literal) {
		boolean text = literal.kind() == Literal.Kind.TEXT;
		if (!isEquality(operator) && !operator.isOrder()) {
			Predicate<String> test = text(operator, literal.text());
			return text ? (value) -> value.isString() && test.test(value.stringValue()) : NEVER;
		}
		// the plus sign of an offset arrives as a blank where a client did not encode it
		Optional<Instant> parsed = text ? DateTimes.parse(literal.text().replace(' ', '+')) : Optional.empty();
		if (parsed.isEmpty() && operator.isOrder()) {
			throw new FilterSyntaxException("Expected a date and time as in 2011-05-13T04:42:34Z after "
					+ AsciiCase.fold(operator.name()) + ", but it is something else");
		}
		if (parsed.isEmpty()) {
			return NEVER;
		}
		Instant wanted = parsed.get();
		IntPredicate order = order(operator);
		return (value) -> value.isString() && DateTimes.parse(value.stringValue())
			.filter((instant) -> order.test(instant.compareTo(wanted)))
			.isPresent();
	}

	private static boolean isEquality(Filter.Operator operator) {
		return operator == Filter.Operator.EQ || operator == Filter.Operator.NE;
	}

	private static IntPredicate order(Filter.Operator operator) {
		return switch (operator) {
			case GT -> (sign) -> sign > 0;
			case GE -> (sign) -> sign >= 0;
			case LT -> (sign) -> sign < 0;
			case LE -> (sign) -> sign <= 0;
			default -> (sign) -> sign == 0;
		};
	}

}
