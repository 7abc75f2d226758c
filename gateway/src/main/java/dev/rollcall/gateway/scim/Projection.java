package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Returned;
import dev.rollcall.schemas.scim.ResourceSchema;
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
 * 7643 section 7) is always there, and so are {@code id} and {@code schemas}.
 */
public final class Projection {

	/** Everything. */
	public static final Projection WHOLE = new Projection(Mode.WHOLE, Set.of(), Set.of());

	private final Mode mode;

	/** Canonical paths of what the client named. */
	private final Set<String> named;

	/** Names of the attributes that are always there. */
	private final Set<String> always;

	private Projection(Mode mode, Set<String> named, Set<String> always) {
		this.mode = mode;
		this.named = named;
		this.always = always;
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
			return new Projection(Mode.ONLY, paths(schema, wanted), always(schema));
		}
		if (!excludedAttributes.isEmpty()) {
			return new Projection(Mode.EXCEPT, paths(schema, excludedAttributes), always(schema));
		}
		return WHOLE;
	}

	/** Whether nothing is left out. */
	public boolean isWhole() {
		return this.mode == Mode.WHOLE;
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
		for (Map.Entry<String, JsonNode> property : resource.properties()) {
			String name = property.getKey();
			if (this.always.contains(name)) {
				wanted.set(name, property.getValue());
			}
			else {
				part(wanted, name, name, name.contains(":") ? ":" : ".", property.getValue());
			}
		}
		return wanted;
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

	private enum Mode {

		WHOLE, ONLY, EXCEPT

	}

}
