package dev.rollcall.schemas.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One schema with its attributes in the order in which they are written (RFC 7643 section
 * 7). A site's own extension is one of these, made with
 * {@link #SchemaDefinition(String, String, String, List)}.
 */
public final class SchemaDefinition {

	private static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final String urn;

	private final String name;

	private final String description;

	private final List<AttributeDefinition> attributes;

	private final Map<String, AttributeDefinition> byName = new LinkedHashMap<>();

	public SchemaDefinition(String urn, String name, String description, List<AttributeDefinition> attributes) {
		this.urn = urn;
		this.name = name;
		this.description = description;
		this.attributes = List.copyOf(attributes);
		for (AttributeDefinition attribute : this.attributes) {
			if (this.byName.put(AsciiCase.fold(attribute.name()), attribute) != null) {
				throw new IllegalArgumentException(
						"Expected different names in " + urn + ", but " + attribute.name() + " is there twice");
			}
		}
	}

	/** The schema's URN in its canonical spelling; the {@code id} in {@code /Schemas}. */
	public String urn() {
		return this.urn;
	}

	public String name() {
		return this.name;
	}

	public String description() {
		return this.description;
	}

	public List<AttributeDefinition> attributes() {
		return this.attributes;
	}

	/** An attribute by its name in any case. */
	public Optional<AttributeDefinition> attribute(String name) {
		return Optional.ofNullable(find(AsciiCase.fold(name)));
	}

	/** The same, and nothing of it has to be there. */
	public SchemaDefinition relaxed() {
		return new SchemaDefinition(this.urn, this.name, this.description,
				this.attributes.stream().map(AttributeDefinition::relaxed).toList());
	}

	/** Whether only the server tells of it: all attributes are read-only. */
	boolean isReadOnly() {
		return this.attributes.stream().allMatch(AttributeDefinition::isReadOnly);
	}

	@Nullable AttributeDefinition find(String folded) {
		return this.byName.get(folded);
	}

	/** The text of {@link #toJson()}; {@link #ofJson} reads it back. */
	public String json() {
		return toJson().toString();
	}

	/** Takes text that {@link #json()} once wrote. */
	public static SchemaDefinition ofJson(String json) {
		JsonNode tree = MAPPER.readTree(json);
		return new SchemaDefinition(tree.path("id").asString(), tree.path("name").asString(),
				tree.path("description").asString(),
				tree.path("attributes").valueStream().map(AttributeDefinition::ofJson).toList());
	}

	/** As {@code /Schemas} shows it, without {@code meta} (RFC 7643 section 8.7). */
	public ObjectNode toJson() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.putArray("schemas").add(SCHEMA_URN);
		json.put("id", this.urn);
		json.put("name", this.name);
		json.put("description", this.description);
		ArrayNode array = json.putArray("attributes");
		this.attributes.forEach((attribute) -> array.add(attribute.toJson()));
		return json;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SchemaDefinition that && this.urn.equals(that.urn) && this.name.equals(that.name)
				&& this.description.equals(that.description) && this.attributes.equals(that.attributes);
	}

	@Override
	public int hashCode() {
		return this.urn.hashCode();
	}

	@Override
	public String toString() {
		return "SchemaDefinition[" + this.urn + "]";
	}

}
