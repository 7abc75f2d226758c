package dev.rollcall.schemas.scim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads sent values by the type of their attribute (RFC 7643 section 2.3) into canonical
 * ones. {@code null}, an empty array, an empty object and the empty text mean unassigned
 * and give {@code null} (section 2.5). What identity providers send and can only mean one
 * thing is taken: booleans as text, whole numbers as text, a lone value where a list is
 * due, a text where a complex value with {@code value} is due.
 */
record Coercion(AttributeLimits limits) {

	/** What tells elements apart or marks them, but says nothing by itself. */
	private static final Set<String> MARKS = new LinkedHashSet<>(List.of("type", "primary"));

	static final String PRIMARY = "primary";

	/** A boolean in any spelling that is seen: Entra sends {@code "True"}. */
	static Optional<Boolean> flag(String text) {
		return switch (AsciiCase.fold(text)) {
			case "true" -> Optional.of(true);
			case "false" -> Optional.of(false);
			default -> Optional.empty();
		};
	}

	/** The canonical value, {@code null} if it is unassigned. */
	@Nullable JsonNode value(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (attribute.multiValued()) {
			return elements(attribute, sent);
		}
		if (!sent.isArray()) {
			return single(attribute, sent);
		}
		if (sent.isEmpty()) {
			return null;
		}
		if (sent.size() == 1 && attribute.hasValue()) {
			return single(attribute, sent.get(0));
		}
		throw wrongType(attribute, sent);
	}

	/** All elements of a multi-valued attribute; {@code null} if there are none. */
	@Nullable ArrayNode elements(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		JsonNode array = sent.isArray() ? sent : JsonNodeFactory.instance.arrayNode().add(sent);
		if (array.size() > this.limits.elements()) {
			throw FaultException.invalidValue("at most " + this.limits.elements() + " values of " + attribute.name(),
					"there are " + array.size());
		}
		Elements elements = new Elements();
		for (JsonNode element : array) {
			JsonNode canonical = single(attribute, element);
			if (canonical != null && !isHollow(attribute, canonical)) {
				elements.add(canonical);
			}
		}
		ArrayNode distinct = elements.array();
		if (distinct != null) {
			keepLastPrimary(distinct);
		}
		return distinct;
	}

	/**
	 * Of several primary elements the last stays: refusing the whole resource would keep
	 * a person out for the identity provider's slip.
	 */
	private static void keepLastPrimary(ArrayNode elements) {
		boolean found = false;
		for (int i = elements.size() - 1; i >= 0; i--) {
			if (isPrimary(elements.get(i))) {
				if (found) {
					((ObjectNode) elements.get(i)).put(PRIMARY, false);
				}
				found = true;
			}
		}
	}

	static boolean isPrimary(JsonNode element) {
		return element.path(PRIMARY).booleanValue(false);
	}

	/** Whether the element only has marks, and so is no value. */
	static boolean isHollow(AttributeDefinition attribute, JsonNode element) {
		if (!element.isObject()) {
			return false;
		}
		return MARKS.containsAll(element.propertyNames())
				&& attribute.subAttributes().stream().anyMatch((sub) -> !MARKS.contains(sub.name()));
	}

	/** One value, or one element of several. */
	@Nullable JsonNode single(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (isUnassigned(sent)) {
			return null;
		}
		return switch (attribute.type()) {
			case STRING, REFERENCE -> text(attribute, sent);
			case BINARY -> binary(attribute, sent);
			case DATE_TIME -> dateTime(attribute, sent);
			case BOOLEAN -> flag(attribute, sent);
			case INTEGER -> integer(attribute, sent);
			case DECIMAL -> decimal(attribute, sent);
			case COMPLEX -> complex(attribute, sent);
		};
	}

	/** Whether it says that there is no value (RFC 7643 section 2.5). */
	static boolean isUnassigned(JsonNode sent) {
		return sent.isNull() || sent.isMissingNode() || (sent.isString() && sent.stringValue().isEmpty())
				|| (sent.isArray() && sent.isEmpty());
	}

	private @Nullable JsonNode complex(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (sent.isString() && attribute.hasValue()) {
			return complex(attribute, JsonNodeFactory.instance.objectNode().set(AttributeDefinition.VALUE, sent));
		}
		if (!sent.isObject()) {
			throw wrongType(attribute, sent);
		}
		@Nullable JsonNode[] values = new JsonNode[attribute.subAttributes().size()];
		for (var property : sent.properties()) {
			int index = indexOf(attribute.subAttributes(), property.getKey());
			if (index >= 0 && !attribute.subAttributes().get(index).isReadOnly()) {
				JsonNode value = value(attribute.subAttributes().get(index), property.getValue());
				values[index] = (value != null) ? value : values[index];
			}
		}
		ObjectNode canonical = JsonNodeFactory.instance.objectNode();
		for (int i = 0; i < values.length; i++) {
			JsonNode value = values[i];
			if (value != null) {
				canonical.set(attribute.subAttributes().get(i).name(), value);
			}
		}
		return canonical.isEmpty() ? null : canonical;
	}

	private static int indexOf(List<AttributeDefinition> attributes, String name) {
		String folded = AsciiCase.fold(name);
		for (int i = 0; i < attributes.size(); i++) {
			if (AsciiCase.fold(attributes.get(i).name()).equals(folded)) {
				return i;
			}
		}
		return -1;
	}

	private JsonNode text(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (sent.isIntegralNumber()) {
			return checked(attribute, sent.asString());
		}
		if (!sent.isString()) {
			throw wrongType(attribute, sent);
		}
		return checked(attribute, storable(sent.stringValue()));
	}

	private JsonNode checked(AttributeDefinition attribute, String text) throws FaultException {
		if (text.length() > this.limits.text()) {
			throw FaultException.invalidValue("at most " + this.limits.text() + " characters in " + attribute.name(),
					"there are " + text.length());
		}
		return StringNode.valueOf(text);
	}

	/**
	 * The text with U+FFFD for what no UTF-8 and no database can hold: lone surrogates
	 * and NUL. An identity provider that cut a name within an emoji must not lose the
	 * person.
	 */
	static String storable(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0 || Character.isSurrogate(c)) {
				return replaced(text);
			}
		}
		return text;
	}

	private static String replaced(String text) {
		int[] codePoints = text.codePoints()
			.map((c) -> (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) ? 0xFFFD : c)
			.toArray();
		return new String(codePoints, 0, codePoints.length);
	}

	/** Base64 or base64url, with line breaks as certificates have them. */
	private JsonNode binary(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (!sent.isString()) {
			throw wrongType(attribute, sent);
		}
		String text = sent.stringValue();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
			if (!letter && "+/-_=\r\n ".indexOf(c) < 0) {
				throw FaultException.invalidValue(attribute.name() + " to be base64", "it has another character");
			}
		}
		return checked(attribute, text);
	}

	private JsonNode dateTime(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (!sent.isString() || DateTimes.parse(sent.stringValue()).isEmpty()) {
			throw FaultException.invalidValue(attribute.name() + " to be a dateTime", "it is none");
		}
		return sent;
	}

	private static JsonNode flag(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (sent.isBoolean()) {
			return sent;
		}
		Optional<Boolean> flag = sent.isString() ? flag(sent.stringValue()) : Optional.empty();
		return BooleanNode.valueOf(flag.orElseThrow(() -> wrongType(attribute, sent)));
	}

	private static JsonNode integer(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		if (sent.isIntegralNumber() && sent.canConvertToLong()) {
			return JsonNodeFactory.instance.numberNode(sent.longValue());
		}
		throw wrongType(attribute, sent);
	}

	private static JsonNode decimal(AttributeDefinition attribute, JsonNode sent) throws FaultException {
		double value = sent.isNumber() ? sent.asDouble(Double.NaN) : Double.NaN;
		if (!Double.isFinite(value)) {
			throw wrongType(attribute, sent);
		}
		return DoubleNode.valueOf(value);
	}

	static FaultException wrongType(AttributeDefinition attribute, JsonNode sent) {
		String due = attribute.multiValued() ? "values of type " : "";
		return FaultException.invalidValue(attribute.name() + " to be " + due + attribute.type().wireName(),
				"it is " + AsciiCase.fold(sent.getNodeType().name()));
	}

}
