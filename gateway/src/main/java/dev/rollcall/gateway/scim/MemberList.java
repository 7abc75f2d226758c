package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads members (RFC 7643 section 4.2): a list of objects with a {@code value}. A lone
 * one, and a text for an object, can only mean one thing and are taken; {@code null} is
 * an empty list (section 2.5).
 */
public final class MemberList {

	private MemberList() {
	}

	/**
	 * The values, as they were sent.
	 * @throws ScimErrorException if one of the members has none
	 */
	public static List<String> values(JsonNode members) {
		List<String> values = new ArrayList<>();
		if (members.isArray()) {
			for (JsonNode member : members) {
				add(values, member);
			}
		}
		else {
			add(values, members);
		}
		return values;
	}

	/**
	 * The members' ids, each once, in the order of the list. A value that is no id names
	 * nobody that could be a member, and is left out like any other unknown one.
	 */
	static List<UUID> ids(JsonNode members) {
		return ids(values(members));
	}

	static List<UUID> ids(List<String> values) {
		Set<UUID> ids = new LinkedHashSet<>();
		values.forEach((value) -> Ids.parse(value).ifPresent(ids::add));
		return List.copyOf(ids);
	}

	private static void add(List<String> values, JsonNode member) {
		if (member.isNull() || member.isMissingNode()) {
			return;
		}
		JsonNode value = (member instanceof ObjectNode object) ? JsonNames.get(object, "value") : member;
		if (value == null || !value.isString()) {
			throw new ScimErrorException(ScimType.INVALID_VALUE,
					"Expected every member to be an object with a value, but one is not");
		}
		values.add(value.stringValue());
	}

}
