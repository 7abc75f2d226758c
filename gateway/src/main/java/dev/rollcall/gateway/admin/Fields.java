package dev.rollcall.gateway.admin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of a JSON object one by one and gathers every complaint, so that one
 * answer names all that is wrong. A member that nobody asked for is a complaint too.
 */
final class Fields {

	/** Complaints about an array that one answer names. */
	private static final int MAX_ERRORS = 50;

	private final String prefix;

	private final ObjectNode node;

	private final List<Problem.FieldError> errors;

	private final Set<String> read = new LinkedHashSet<>();

	private final List<Fields> nested = new ArrayList<>();

	private Fields(String prefix, ObjectNode node, List<Problem.FieldError> errors) {
		this.prefix = prefix;
		this.node = node;
		this.errors = errors;
	}

	/** One of many objects in an array. */
	static Fields of(ObjectNode item, int index) {
		return new Fields("[" + index + "].", item, new ArrayList<>());
	}

	static Fields of(ObjectNode body) {
		return new Fields("", body, new ArrayList<>());
	}

	/** The body as text, with nothing but what was read. */
	String json() {
		return this.node.toString();
	}

	/** A text that has to be there. */
	String text(String name, int max) {
		JsonNode value = take(name);
		if (value == null || !value.isString()) {
			return complain(name, "Expected a text of 1 to " + max + " characters, but " + found(value), "");
		}
		String text = value.stringValue().strip();
		if (text.isEmpty() || text.length() > max) {
			return complain(name, "Expected a text of 1 to " + max + " characters, but it has " + text.length(), "");
		}
		return printable(name, text);
	}

	/** A text that may be missing or empty. */
	String text(String name, int max, String otherwise) {
		JsonNode value = take(name);
		if (value == null) {
			return otherwise;
		}
		if (!value.isString() || value.stringValue().length() > max) {
			return complain(name, "Expected a text of up to " + max + " characters, but " + found(value), otherwise);
		}
		return printable(name, value.stringValue().strip());
	}

	boolean flag(String name, boolean otherwise) {
		JsonNode value = take(name);
		if (value == null) {
			return otherwise;
		}
		return value.isBoolean() ? value.booleanValue()
				: complain(name, "Expected true or false, but " + found(value), otherwise);
	}

	/** A whole number within bounds. */
	int number(String name, int min, int max, int otherwise) {
		JsonNode value = take(name);
		if (value == null) {
			return otherwise;
		}
		if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= min && value.intValue() <= max) {
			return value.intValue();
		}
		return complain(name, "Expected a whole number from " + min + " to " + max + ", but " + found(value),
				otherwise);
	}

	/**
	 * One of some words.
	 * @param otherwise if the member is missing; {@code null}: it has to be there
	 * @param placeholder stands in where there is a complaint, which ends the request
	 */
	<E extends Enum<E>> E choice(String name, Words<E> words, @Nullable E otherwise, E placeholder) {
		JsonNode value = take(name);
		if (value == null && otherwise != null) {
			return otherwise;
		}
		E found = (value != null && value.isString()) ? words.find(value.stringValue()) : null;
		return (found != null) ? found
				: complain(name, "Expected one of " + words.all() + ", but " + found(value), placeholder);
	}

	/** An instant (RFC 3339) or {@code null}; missing means {@code null} too. */
	@Nullable Instant instant(String name) {
		JsonNode value = take(name);
		if (value == null || value.isNull()) {
			return null;
		}
		try {
			return OffsetDateTime.parse(value.isString() ? value.stringValue() : "").toInstant();
		}
		catch (DateTimeParseException ex) {
			complain(name, "Expected an instant such as 2030-01-31T12:00:00Z, or null for never, but " + found(value));
			return null;
		}
	}

	/** An object; one that is missing reads as an empty one. */
	Fields object(String name) {
		JsonNode value = take(name);
		if (value != null && !value.isObject()) {
			complain(name, "Expected an object, but " + found(value));
		}
		ObjectNode object = (value instanceof ObjectNode there) ? there : this.node.objectNode();
		Fields fields = new Fields(path(name) + ".", object, this.errors);
		this.nested.add(fields);
		return fields;
	}

	/** Objects of an array; one that is missing reads as an empty one. */
	List<Fields> objects(String name) {
		JsonNode value = take(name);
		if (value == null) {
			return List.of();
		}
		if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isObject)) {
			complain(name, "Expected an array of objects, but "
					+ (value.isArray() ? "something else is among them" : found(value)));
			return List.of();
		}
		List<Fields> all = new ArrayList<>();
		for (JsonNode item : value) {
			all.add(new Fields(path(name) + "[" + all.size() + "].", (ObjectNode) item, this.errors));
		}
		this.nested.addAll(all);
		return all;
	}

	boolean has(String name) {
		return this.node.has(name);
	}

	/** An id that may be missing or {@code null}. */
	Optional<UUID> id(String name) {
		JsonNode value = take(name);
		if (value == null || value.isNull()) {
			return Optional.empty();
		}
		Optional<UUID> id = value.isString() ? Ids.parse(value.stringValue()) : Optional.empty();
		if (id.isEmpty()) {
			complain(name, "Expected an id, but " + found(value));
		}
		return id;
	}

	/** Texts that may be missing: {@code null}. */
	@Nullable List<String> texts(String name, int max, int length) {
		JsonNode value = take(name);
		if (value == null || value.isNull()) {
			return null;
		}
		boolean texts = value.isArray() && value.valueStream()
			.allMatch((item) -> item.isString() && !item.stringValue().isBlank()
					&& item.stringValue().length() <= length);
		if (!texts || value.size() > max) {
			complain(name, "Expected an array of up to " + max + " texts of 1 to " + length + " characters");
			return null;
		}
		return value.valueStream().map((item) -> printable(name, item.stringValue().strip())).distinct().toList();
	}

	/** An object as it is, which somebody else reads; empty if it is missing. */
	Optional<ObjectNode> tree(String name) {
		JsonNode value = take(name);
		if (value == null || value.isNull()) {
			return Optional.empty();
		}
		if (value instanceof ObjectNode object) {
			return Optional.of(object);
		}
		complain(name, "Expected an object, but " + found(value));
		return Optional.empty();
	}

	/** A secret, as it is; no complaint repeats it. */
	String secret(String name, int min, int max) {
		JsonNode value = take(name);
		String text = (value != null && value.isString()) ? value.stringValue() : "";
		int length = text.codePointCount(0, text.length());
		return (length >= min && length <= max) ? text
				: complain(name, "Expected " + min + " to " + max + " characters, but there are " + length, "");
	}

	/** Ends the request if there is any complaint about one of many objects. */
	static void check(List<Fields> all) {
		all.forEach(Fields::unknown);
		List<Problem.FieldError> errors = all.stream().flatMap((each) -> each.errors.stream()).toList();
		if (!errors.isEmpty()) {
			throw new ProblemException(Problem.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS))));
		}
	}

	void complain(String name, String detail) {
		this.errors.add(new Problem.FieldError(path(name), detail));
	}

	/** Ends the request if there is any complaint. */
	void check() {
		unknown();
		if (!this.errors.isEmpty()) {
			throw new ProblemException(Problem.invalid(this.errors));
		}
	}

	private void unknown() {
		for (String name : this.node.propertyNames()) {
			if (!this.read.contains(name)) {
				complain(shorten(name),
						"Expected one of " + String.join(", ", this.read) + ", but this is none of them");
			}
		}
		this.nested.forEach(Fields::unknown);
	}

	private @Nullable JsonNode take(String name) {
		this.read.add(name);
		return this.node.get(name);
	}

	private <T> T complain(String name, String detail, T placeholder) {
		complain(name, detail);
		return placeholder;
	}

	private String printable(String name, String text) {
		return text.codePoints().noneMatch(Character::isISOControl) ? text
				: complain(name, "Expected a text without control characters, but it has some", text);
	}

	private String path(String name) {
		return this.prefix + name;
	}

	private static String found(@Nullable JsonNode value) {
		if (value == null) {
			return "it is missing";
		}
		return value.isContainer() ? "it is " + (value.isArray() ? "an array" : "an object")
				: "it is " + shorten(value.toString());
	}

	private static String shorten(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

}
