package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes of one resource as an immutable value: canonical JSON text (canonical
 * attribute names, no nulls, no empty arrays or objects, {@code schemas} first), parsed
 * only when looked into. The attributes that the server keeps ({@code id}, {@code meta},
 * {@code groups}, {@code members}) and {@code password} are not among them.
 */
public final class Attributes {

	/** No attributes at all. */
	public static final Attributes EMPTY = new Attributes("{}", null);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final String json;

	private volatile @Nullable ObjectNode tree;

	private Attributes(String json, @Nullable ObjectNode tree) {
		this.json = json;
		this.tree = tree;
	}

	/** Takes canonical JSON text that this class once wrote. */
	public static Attributes ofJson(String canonical) {
		return new Attributes(canonical, null);
	}

	/** Takes a canonical tree; the caller no longer changes it. */
	public static Attributes of(ObjectNode canonical) {
		return new Attributes(canonical.toString(), canonical);
	}

	public String json() {
		return this.json;
	}

	/** The tree, to read only. */
	public ObjectNode tree() {
		ObjectNode present = this.tree;
		if (present == null) {
			present = (ObjectNode) MAPPER.readTree(this.json);
			this.tree = present;
		}
		return present;
	}

	/**
	 * A tree of its own of some attributes and extensions: the others are not even
	 * parsed.
	 * @param wanted takes the canonical name of an attribute or the URN of an extension
	 */
	public ObjectNode tree(Predicate<String> wanted) {
		ObjectNode some = MAPPER.createObjectNode();
		try (JsonParser parser = MAPPER.createParser(this.json)) {
			parser.nextToken();
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				parser.nextToken();
				if (wanted.test(name)) {
					some.set(name, parser.<JsonNode>readValueAsTree());
				}
				else {
					parser.skipChildren();
				}
			}
		}
		return some;
	}

	/** A text attribute of the core schema, for example {@code userName}. */
	public Optional<String> text(String name) {
		JsonNode node = tree().get(name);
		return (node != null && node.isString()) ? Optional.of(node.stringValue()) : Optional.empty();
	}

	/** A text attribute of an extension. */
	public Optional<String> text(String urn, String name) {
		JsonNode node = tree().path(urn).get(name);
		return (node != null && node.isString()) ? Optional.of(node.stringValue()) : Optional.empty();
	}

	public Optional<Boolean> flag(String name) {
		JsonNode node = tree().get(name);
		return (node != null && node.isBoolean()) ? Optional.of(node.booleanValue()) : Optional.empty();
	}

	/** Every {@code value} of a multi-valued attribute, for example of {@code emails}. */
	public List<String> values(String name) {
		JsonNode node = tree().get(name);
		if (node == null || !node.isArray()) {
			return List.of();
		}
		return node.valueStream()
			.map((element) -> element.path("value"))
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.toList();
	}

	/** The primary {@code value} of a multi-valued attribute, else its first. */
	public Optional<String> primaryValue(String name) {
		JsonNode node = tree().get(name);
		if (node == null || !node.isArray()) {
			return Optional.empty();
		}
		return node.valueStream()
			.filter((element) -> element.path("primary").asBoolean(false))
			.map((element) -> element.path("value"))
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.findFirst()
			.or(() -> values(name).stream().findFirst());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Attributes that && this.json.equals(that.json);
	}

	@Override
	public int hashCode() {
		return this.json.hashCode();
	}

	/** Leaves the values out: they are personal. */
	@Override
	public String toString() {
		return "Attributes[" + this.json.length() + " characters]";
	}

}
