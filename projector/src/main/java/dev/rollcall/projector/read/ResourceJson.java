package dev.rollcall.projector.read;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources as a filter sees them (RFC 7643): attributes with what the server keeps, as
 * far as they are looked at.
 */
final class ResourceJson {

	private ResourceJson() {
	}

	/** With what came of it. */
	static ObjectNode user(Entity.User user, List<GroupRef> groups, Attributes account, Predicate<String> wanted) {
		ObjectNode json = user(user, groups, wanted);
		json.set(AccountSchema.URN, account.tree());
		return json;
	}

	static ObjectNode user(Entity.User user, List<GroupRef> groups, Predicate<String> wanted) {
		ObjectNode json = resource(user.attributes(), "User", user.id().value(), user.version(), user.created(),
				user.lastModified(), wanted);
		if (!groups.isEmpty()) {
			ArrayNode array = json.putArray("groups");
			for (GroupRef group : groups) {
				array.addObject()
					.put("value", group.id().toString())
					.put("display", group.displayName())
					.put("type", "direct");
			}
		}
		return json;
	}

	static ObjectNode group(Entity.Group group, List<Entity.Membership> members, Predicate<String> wanted) {
		ObjectNode json = resource(group.attributes(), "Group", group.id().value(), group.version(), group.created(),
				group.lastModified(), wanted);
		if (!members.isEmpty()) {
			ArrayNode array = json.putArray("members");
			for (Entity.Membership member : members) {
				array.addObject()
					.put("value", member.member().toString())
					.put("type", (member.type() == MemberType.USER) ? "User" : "Group");
			}
		}
		return json;
	}

	private static ObjectNode resource(Attributes attributes, String type, UUID id, long version, Instant created,
			Instant modified, Predicate<String> wanted) {
		ObjectNode json = attributes.tree(wanted);
		json.put("id", id.toString());
		if (wanted.test("meta")) {
			ObjectNode meta = json.putObject("meta");
			meta.put("resourceType", type);
			meta.put("created", created.toString());
			meta.put("lastModified", modified.toString());
			meta.put("version", "W/\"" + version + "\"");
		}
		return json;
	}

}
