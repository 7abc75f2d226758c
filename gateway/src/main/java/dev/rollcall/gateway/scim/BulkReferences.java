package dev.rollcall.gateway.scim;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * References of an operation to what other operations of the bulk make (RFC 7644 section
 * 3.7.2): the text {@code bulkId:…} as a whole value, as a segment of the operation's
 * path, and quoted in the path of a PATCH.
 */
public final class BulkReferences {

	private static final String PREFIX = "bulkId:";

	private static final Pattern IN_PATH = Pattern.compile("(?<=/)bulkId:([^/?]+)");

	private static final Pattern QUOTED = Pattern.compile("(?<=\")bulkId:([^\"]+)(?=\")");

	private BulkReferences() {
	}

	/** The bulkIds that an operation refers to, in the order in which they stand. */
	public static Set<String> of(BulkOperation operation) {
		Set<String> bulkIds = new LinkedHashSet<>();
		collect(IN_PATH, operation.path(), bulkIds);
		if (operation.data() != null) {
			collect("", operation.data(), bulkIds);
		}
		return bulkIds;
	}

	/** A path with ids in the place of references. */
	public static String resolve(String path, Map<String, String> ids) {
		return resolve(IN_PATH, path, ids);
	}

	/** Data with ids in the place of references. */
	public static ObjectNode resolve(ObjectNode data, Map<String, String> ids) {
		ObjectNode resolved = JsonNodeFactory.instance.objectNode();
		data.properties()
			.forEach((property) -> resolved.set(property.getKey(),
					resolve(property.getKey(), property.getValue(), ids)));
		return resolved;
	}

	/**
	 * Data without what refers to one of these: a complex value that has such a reference
	 * goes as a whole.
	 */
	public static ObjectNode without(ObjectNode data, Set<String> bulkIds) {
		ObjectNode rest = JsonNodeFactory.instance.objectNode();
		data.properties().forEach((property) -> {
			JsonNode value = rest(property.getValue(), bulkIds);
			if (value != null) {
				rest.set(property.getKey(), value);
			}
		});
		return rest;
	}

	private static @Nullable JsonNode rest(JsonNode value, Set<String> bulkIds) {
		if (refers(value, bulkIds)) {
			return null;
		}
		if (value instanceof ObjectNode object) {
			return object.valueStream().anyMatch((inner) -> refers(inner, bulkIds)) ? null : without(object, bulkIds);
		}
		if (value instanceof ArrayNode array) {
			ArrayNode kept = JsonNodeFactory.instance.arrayNode(array.size());
			array.valueStream().flatMap((element) -> Stream.ofNullable(rest(element, bulkIds))).forEach(kept::add);
			return kept;
		}
		return value;
	}

	private static boolean refers(JsonNode value, Set<String> bulkIds) {
		return value.isString() && value.stringValue().startsWith(PREFIX)
				&& bulkIds.contains(value.stringValue().substring(PREFIX.length()));
	}

	private static JsonNode resolve(String name, JsonNode value, Map<String, String> ids) {
		if (value instanceof ObjectNode object) {
			return resolve(object, ids);
		}
		if (value instanceof ArrayNode array) {
			ArrayNode resolved = JsonNodeFactory.instance.arrayNode(array.size());
			array.forEach((element) -> resolved.add(resolve(name, element, ids)));
			return resolved;
		}
		if (!value.isString()) {
			return value;
		}
		String text = value.stringValue();
		if (text.startsWith(PREFIX)) {
			return JsonNodeFactory.instance.stringNode(ids.getOrDefault(text.substring(PREFIX.length()), text));
		}
		return name.equalsIgnoreCase("path") ? JsonNodeFactory.instance.stringNode(resolve(QUOTED, text, ids)) : value;
	}

	private static String resolve(Pattern pattern, String text, Map<String, String> ids) {
		return pattern.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(ids.getOrDefault(match.group(1), match.group())));
	}

	private static void collect(String name, JsonNode value, Set<String> bulkIds) {
		if (value instanceof ObjectNode object) {
			object.properties().forEach((property) -> collect(property.getKey(), property.getValue(), bulkIds));
		}
		else if (value.isArray()) {
			value.forEach((element) -> collect(name, element, bulkIds));
		}
		else if (value.isString()) {
			String text = value.stringValue();
			if (text.startsWith(PREFIX)) {
				bulkIds.add(text.substring(PREFIX.length()));
			}
			else if (name.equalsIgnoreCase("path")) {
				collect(QUOTED, text, bulkIds);
			}
		}
	}

	private static void collect(Pattern pattern, String text, Set<String> bulkIds) {
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			bulkIds.add(matcher.group(1));
		}
	}

}
