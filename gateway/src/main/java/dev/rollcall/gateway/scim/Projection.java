package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SchemaDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes of a resource the client wants (RFC 7644 section 3.9). Names come in
 * any case, by URN or without, down to sub-attributes; names that no attribute has select
 * nothing. An attribute with a value selection, {@code emails[type eq "work"]} in
 * Microsoft's own requests, is asked for as a whole. What is {@code returned} always (RFC
 * 7643 section 7) is always there, and so are {@code id} and {@code schemas}. Of a site's
 * own extensions each attribute is shown as its {@code returned} says, and what is stored
 * without a schema is not shown.
 */
public final class Projection {

	/** Everything. */
	public static final Projection WHOLE = new Projection(Mode.WHOLE, Set.of(), Set.of(), null, Set.of());

	private final Mode mode;

	/** Canonical paths of what the client named. */
	private final Set<String> named;

	/** Names of the attributes that are always there. */
	private final Set<String> always;

	/** {@code null} if everything that is stored is shown by default. */
	private final @Nullable ResourceSchema schema;

	/** Canonical paths of what a write has set. */
	private final Set<String> written;

	private Projection(Mode mode, Set<String> named, Set<String> always, @Nullable ResourceSchema schema,
			Set<String> written) {
		this.mode = mode;
		this.named = named;
		this.always = always;
		this.schema = schema;
		this.written = written;
	}

	/** All that clients see who choose nothing. */
	public static Projection whole(ResourceSchema schema) {
		return schema.isShownWhole() ? WHOLE : new Projection(Mode.WHOLE, Set.of(), Set.of(), schema, Set.of());
	}

	/**
	 * The same for the answer to a write, which has what is {@code returned} on request
	 * if the client has set it (RFC 7643 section 7).
	 * @param paths of the extensions' attributes that were set
	 */
	public Projection afterWriting(Set<String> paths) {
		return (this.schema == null) ? this : new Projection(this.mode, this.named, this.always, this.schema, paths);
	}

	/**
	 * Reads the query parameters, lists separated by commas.
	 * @throws ScimErrorException if both are given: they exclude each other
	 */
	public static Projection parse(ResourceSchema schema, @Nullable String attributes,
			@Nullable String excludedAttributes) {
		return of(schema, names(attributes), names(excludedAttributes));
	}

	/** The same from the lists of a search request (RFC 7644 section 3.4.3). */
	public static Projection of(ResourceSchema schema, List<String> attributes, List<String> excludedAttributes) {
		if (!attributes.isEmpty() && !excludedAttributes.isEmpty()) {
			throw new ScimErrorException(ScimType.INVALID_VALUE,
					"Expected either attributes or excludedAttributes, but the request has both");
		}
		if (!attributes.isEmpty()) {
			List<String> wanted = attributes.stream().map(Projection::withoutSelection).toList();
			return new Projection(Mode.ONLY, paths(schema, wanted), always(schema), special(schema), Set.of());
		}
		if (!excludedAttributes.isEmpty()) {
			return new Projection(Mode.EXCEPT, paths(schema, excludedAttributes), always(schema), special(schema),
					Set.of());
		}
		return whole(schema);
	}

	private static @Nullable ResourceSchema special(ResourceSchema schema) {
		return schema.isShownWhole() ? null : schema;
	}

	/** Whether nothing is left out. */
	public boolean isWhole() {
		return this.mode == Mode.WHOLE && this.schema == null;
	}

	/** Whether any of an attribute of the core schema is wanted. */
	public boolean wants(String attribute) {
		return switch (this.mode) {
			case WHOLE -> true;
			case ONLY -> this.always.contains(attribute) || touches(attribute);
			case EXCEPT -> this.always.contains(attribute) || !covers(attribute);
		};
	}

	/**
	 * Whether the client asks by name for an extension or a part of it: so it gets what
	 * is {@code returned} on request only.
	 */
	public boolean requests(String extension) {
		return this.mode == Mode.ONLY && touches(extension);
	}

	/** Whether a sub-attribute is wanted. */
	public boolean wants(String attribute, String subAttribute) {
		String path = attribute + "." + subAttribute;
		return switch (this.mode) {
			case WHOLE -> true;
			case ONLY -> covers(attribute) || covers(path);
			case EXCEPT -> !covers(attribute) && !covers(path);
		};
	}

	/** The wanted part of a resource, which stays as it is. */
	ObjectNode apply(ObjectNode resource) {
		ObjectNode wanted = JsonNodeFactory.instance.objectNode();
		Set<String> hidden = new HashSet<>();
		for (Map.Entry<String, JsonNode> property : resource.properties()) {
			String name = property.getKey();
			if (this.schema != null && name.startsWith("urn:") && !isCommon(this.schema, name)) {
				JsonNode shown = this.schema.extension(name)
					.map((extension) -> new Shown(extension).of(property.getValue()))
					.orElse(null);
				if (shown != null) {
					wanted.set(name, shown);
				}
				else {
					hidden.add(name);
				}
			}
			else if (this.always.contains(name)) {
				wanted.set(name, property.getValue());
			}
			else {
				part(wanted, name, name, name.contains(":") ? ":" : ".", property.getValue());
			}
		}
		if (!hidden.isEmpty()) {
			// schemas names what the representation has (RFC 7643 section 3)
			ArrayNode schemas = JsonNodeFactory.instance.arrayNode();
			resource.path("schemas")
				.valueStream()
				.filter((urn) -> !hidden.contains(urn.asString()))
				.forEach(schemas::add);
			wanted.set("schemas", schemas);
		}
		return wanted;
	}

	/** Whether an extension is there in every site. */
	private static boolean isCommon(ResourceSchema schema, String urn) {
		return schema.extension(urn).filter((extension) -> !schema.ownExtensions().contains(extension)).isPresent();
	}

	private void part(ObjectNode target, String name, String path, String separator, JsonNode value) {
		boolean whole = covers(path);
		if (this.mode == Mode.EXCEPT && whole) {
			return;
		}
		if ((this.mode == Mode.ONLY) ? whole : !touches(path)) {
			target.set(name, value);
			return;
		}
		if (!touches(path)) {
			return;
		}
		JsonNode rest = parts(path, separator, value);
		if (!rest.isEmpty()) {
			target.set(name, rest);
		}
	}

	private JsonNode parts(String path, String separator, JsonNode value) {
		if (value.isArray()) {
			ArrayNode elements = JsonNodeFactory.instance.arrayNode();
			for (JsonNode element : value) {
				JsonNode rest = parts(path, separator, element);
				if (!rest.isEmpty()) {
					elements.add(rest);
				}
			}
			return elements;
		}
		ObjectNode rest = JsonNodeFactory.instance.objectNode();
		for (Map.Entry<String, JsonNode> property : value.properties()) {
			part(rest, property.getKey(), path + separator + property.getKey(), ".", property.getValue());
		}
		return rest;
	}

	private static List<String> names(@Nullable String list) {
		List<String> names = new ArrayList<>();
		int start = 0;
		int brackets = 0;
		for (int i = 0; list != null && i <= list.length(); i++) {
			char c = (i < list.length()) ? list.charAt(i) : ',';
			brackets += (c == '[') ? 1 : (c == ']') ? -1 : 0;
			if (i == list.length() || (c == ',' && brackets <= 0)) {
				String name = list.substring(start, i).strip();
				if (!name.isEmpty()) {
					names.add(name);
				}
				start = i + 1;
			}
		}
		return names;
	}

	private static String withoutSelection(String name) {
		int start = name.indexOf('[');
		int end = name.lastIndexOf(']');
		return (start >= 0 && end > start) ? name.substring(0, start) + name.substring(end + 1) : name;
	}

	private static Set<String> paths(ResourceSchema schema, List<String> names) {
		Set<String> paths = new HashSet<>();
		for (String name : names) {
			if (name.equalsIgnoreCase(schema.core().urn())) {
				schema.core().attributes().forEach((attribute) -> paths.add(attribute.name()));
			}
			schema.find(name).ifPresent((target) -> paths.add(target.path()));
		}
		return paths;
	}

	private static Set<String> always(ResourceSchema schema) {
		Set<String> always = new HashSet<>(Set.of("schemas", "id"));
		for (AttributeDefinition attribute : schema.core().attributes()) {
			if (attribute.returned() == Returned.ALWAYS) {
				always.add(attribute.name());
			}
		}
		return always;
	}

	/** Whether the whole of it is named. */
	private boolean covers(String path) {
		return this.named.contains(path);
	}

	/** Whether it, or a part of it, is named. */
	private boolean touches(String path) {
		if (covers(path)) {
			return true;
		}
		for (String candidate : this.named) {
			if (candidate.length() > path.length() && candidate.startsWith(path)
					&& ".:".indexOf(candidate.charAt(path.length())) >= 0) {
				return true;
			}
		}
		return false;
	}

	/** What of a site's own extension is shown. */
	private final class Shown {

		private final SchemaDefinition extension;

		Shown(SchemaDefinition extension) {
			this.extension = extension;
		}

		/** {@code null} if nothing is. */
		@Nullable JsonNode of(JsonNode stored) {
			return all(this.extension.attributes(), this.extension.urn() + ":", stored, covers(this.extension.urn()),
					false);
		}

		/**
		 * Some attributes.
		 * @param named whether the client has named what they are a part of
		 * @param set whether it has set what they are a part of
		 */
		private @Nullable JsonNode all(List<AttributeDefinition> attributes, String prefix, JsonNode stored,
				boolean named, boolean set) {
			ObjectNode shown = JsonNodeFactory.instance.objectNode();
			for (AttributeDefinition attribute : attributes) {
				JsonNode value = stored.get(attribute.name());
				JsonNode part = (value != null) ? one(attribute, prefix + attribute.name(), value, named, set) : null;
				if (part != null) {
					shown.set(attribute.name(), part);
				}
			}
			return shown.isEmpty() ? null : shown;
		}

		private @Nullable JsonNode one(AttributeDefinition attribute, String path, JsonNode value, boolean named,
				boolean set) {
			boolean only = Projection.this.mode == Mode.ONLY;
			boolean asked = only && (named || touches(path));
			boolean excluded = Projection.this.mode == Mode.EXCEPT && (named || covers(path));
			boolean written = set || Projection.this.written.contains(path);
			boolean shown = !attribute.isUnseen() && switch (attribute.returned()) {
				case ALWAYS -> true;
				case REQUEST -> asked || (written && !only && !excluded);
				case DEFAULT -> only ? asked : !excluded;
				case NEVER -> false;
			};
			if (!shown || attribute.subAttributes().isEmpty()) {
				return shown ? value : null;
			}
			boolean whole = only && (named || covers(path) || !asked);
			if (!value.isArray()) {
				return all(attribute.subAttributes(), path + ".", value, whole, written);
			}
			ArrayNode elements = JsonNodeFactory.instance.arrayNode();
			for (JsonNode element : value) {
				JsonNode part = all(attribute.subAttributes(), path + ".", element, whole, written);
				if (part != null) {
					elements.add(part);
				}
			}
			return elements.isEmpty() ? null : elements;
		}

	}

	private enum Mode {

		WHOLE, ONLY, EXCEPT

	}

}
