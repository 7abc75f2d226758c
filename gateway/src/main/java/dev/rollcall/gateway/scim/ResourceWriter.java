package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.AccountSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes users and groups as JSON (RFC 7643 section 3). A whole resource is spliced from
 * the stored text and what the server keeps beside it, without parsing; only a projection
 * parses.
 */
public final class ResourceWriter {

	private static final String SCHEMAS = "{\"schemas\":[";

	private final String base;

	/**
	 * A writer of resources below a base URI.
	 * @param base of the SCIM API, without a slash at its end
	 */
	public ResourceWriter(String base) {
		this.base = base;
	}

	public String userLocation(Entity.User user) {
		return this.base + "/Users/" + user.id();
	}

	public String groupLocation(Entity.Group group) {
		return this.base + "/Groups/" + group.id();
	}

	/** A user, with its account where the row has it and the client asks for it. */
	public byte[] user(Views.UserRow row, Projection projection) {
		if (row.account().isEmpty() || !projection.requests(AccountSchema.URN)) {
			return user(row.user(), row.groups(), projection);
		}
		ObjectNode tree = tree(row.user(), row.groups(), projection);
		tree.set(AccountSchema.URN, row.account().get().tree());
		ObjectNode wanted = projection.apply(tree);
		if (wanted.has(AccountSchema.URN)) {
			// schemas names what the representation has (RFC 7643 section 3)
			ArrayNode schemas = JsonNodeFactory.instance.arrayNode();
			tree.path("schemas").forEach(schemas::add);
			wanted.set("schemas", schemas.add(AccountSchema.URN));
		}
		return bytes(wanted.toString());
	}

	/**
	 * A user.
	 * @param groups the groups it is a direct member of; not looked at unless
	 * {@link Projection#wants(String) wanted}
	 */
	public byte[] user(Entity.User user, List<GroupRef> groups, Projection projection) {
		if (!projection.isWhole()) {
			return bytes(projection.apply(tree(user, groups, projection)).toString());
		}
		Meta meta = meta(user);
		StringBuilder json = open(user.attributes().json(), user.id().toString());
		if (!groups.isEmpty()) {
			groups(json, groups);
		}
		return bytes(meta(json, meta).append('}').toString());
	}

	private ObjectNode tree(Entity.User user, List<GroupRef> groups, Projection projection) {
		ObjectNode tree = tree(user.attributes().tree(), user.id().toString(), meta(user));
		if (projection.wants("groups")) {
			groups(tree, groups);
		}
		return tree;
	}

	private Meta meta(Entity.User user) {
		return new Meta("User", user.created(), user.lastModified(), userLocation(user), user.version());
	}

	/** A group without its members. */
	public byte[] group(Entity.Group group, Projection projection) {
		return bytes(openGroup(group, projection).append('}').toString());
	}

	/** A group with members of whom only the ids are known. */
	public byte[] group(Entity.Group group, List<UUID> members, Projection projection) {
		StringBuilder json = openGroup(group, projection);
		if (!members.isEmpty() && projection.wants("members", "value")) {
			String separator = ",\"members\":[";
			for (UUID member : members) {
				json.append(separator).append("{\"value\":\"").append(member).append("\"}");
				separator = ",";
			}
			json.append(']');
		}
		return bytes(json.append('}').toString());
	}

	/** A group and, in chunks, its members. */
	public MemberWriter groupWithMembers(Entity.Group group, Projection projection) {
		return new MemberWriter(this.base, openGroup(group, projection).toString(), projection);
	}

	/** The group without its last brace. */
	private StringBuilder openGroup(Entity.Group group, Projection projection) {
		Meta meta = new Meta("Group", group.created(), group.lastModified(), groupLocation(group), group.version());
		if (projection.isWhole()) {
			return meta(open(group.attributes().json(), group.id().toString()), meta);
		}
		String json = projection.apply(tree(group.attributes().tree(), group.id().toString(), meta)).toString();
		return new StringBuilder(json.length() + 256).append(json, 0, json.length() - 1);
	}

	/** The stored text with the id after its schemas, still open at its end. */
	private static StringBuilder open(String stored, String id) {
		int schemasEnd = stored.startsWith(SCHEMAS) ? stored.indexOf(']') + 1 : 1;
		StringBuilder json = new StringBuilder(stored.length() + 512).append(stored, 0, schemasEnd);
		if (schemasEnd > 1) {
			json.append(',');
		}
		json.append("\"id\":\"").append(id).append('"');
		if (schemasEnd == 1 && stored.length() > 2) {
			json.append(',');
		}
		return json.append(stored, schemasEnd, stored.length() - 1);
	}

	private void groups(StringBuilder json, List<GroupRef> groups) {
		json.append(",\"groups\":[");
		char separator = ' ';
		for (GroupRef group : groups) {
			if (separator == ',') {
				json.append(',');
			}
			separator = ',';
			json.append("{\"value\":\"").append(group.id()).append("\",\"$ref\":");
			JsonText.append(json, this.base + "/Groups/" + group.id());
			json.append(",\"display\":");
			JsonText.append(json, group.displayName());
			json.append(",\"type\":\"direct\"}");
		}
		json.append(']');
	}

	private static StringBuilder meta(StringBuilder json, Meta meta) {
		String created = meta.created().toString();
		json.append(",\"meta\":{\"resourceType\":\"").append(meta.resourceType());
		json.append("\",\"created\":\"").append(created);
		json.append("\",\"lastModified\":\"")
			.append(meta.lastModified().equals(meta.created()) ? created : meta.lastModified().toString());
		json.append("\",\"location\":");
		JsonText.append(json, meta.location());
		json.append(",\"version\":");
		JsonText.append(json, ETag.of(meta.version()));
		return json.append('}');
	}

	private static ObjectNode tree(ObjectNode stored, String id, Meta meta) {
		ObjectNode tree = JsonNodeFactory.instance.objectNode();
		@Nullable JsonNode schemas = stored.get("schemas");
		if (schemas != null) {
			tree.set("schemas", schemas);
		}
		tree.put("id", id);
		stored.properties().forEach((property) -> tree.set(property.getKey(), property.getValue()));
		tree.putObject("meta")
			.put("resourceType", meta.resourceType())
			.put("created", meta.created().toString())
			.put("lastModified", meta.lastModified().toString())
			.put("location", meta.location())
			.put("version", ETag.of(meta.version()));
		return tree;
	}

	private void groups(ObjectNode tree, List<GroupRef> groups) {
		if (groups.isEmpty()) {
			return;
		}
		ArrayNode list = tree.putArray("groups");
		for (GroupRef group : groups) {
			list.addObject()
				.put("value", group.id().toString())
				.put("$ref", this.base + "/Groups/" + group.id())
				.put("display", group.displayName())
				.put("type", "direct");
		}
	}

	private static byte[] bytes(String json) {
		return json.getBytes(StandardCharsets.UTF_8);
	}

	private record Meta(String resourceType, Instant created, Instant lastModified, String location, long version) {
	}

}
