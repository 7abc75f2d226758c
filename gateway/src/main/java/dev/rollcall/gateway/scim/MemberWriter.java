package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.MemberType;

/**
 * Writes one group and its members in chunks, so that a group of any size is written in
 * the memory of one chunk: {@link #head()}, {@link #chunk(List)} as often as there are
 * members, {@link #tail()}. A group without members has no {@code members} at all.
 */
public final class MemberWriter {

	private final String users;

	private final String groups;

	private final String head;

	private final boolean wanted;

	private final boolean value;

	private final boolean ref;

	private final boolean type;

	private boolean begun;

	MemberWriter(String base, String head, Projection projection) {
		StringBuilder start = new StringBuilder();
		JsonText.append(start, base);
		// Without the quote at its end: the rest of each reference needs no escape.
		String quotedBase = start.substring(0, start.length() - 1);
		this.users = quotedBase + "/Users/";
		this.groups = quotedBase + "/Groups/";
		this.head = head;
		this.wanted = projection.wants("members");
		this.value = projection.wants("members", "value");
		this.ref = projection.wants("members", "$ref");
		this.type = projection.wants("members", "type");
	}

	/** What comes before the members. */
	public byte[] head() {
		return bytes(this.head);
	}

	/** Some members, after those already written; empty if none are to be shown. */
	public byte[] chunk(List<Entity.Membership> members) {
		if (!this.wanted || members.isEmpty()) {
			return new byte[0];
		}
		StringBuilder json = new StringBuilder(members.size() * (this.users.length() + 140));
		for (Entity.Membership member : members) {
			json.append(this.begun ? "," : ",\"members\":[");
			this.begun = true;
			member(json, member);
		}
		return bytes(json.toString());
	}

	/** What comes after the members. */
	public byte[] tail() {
		return bytes(this.begun ? "]}" : "}");
	}

	private void member(StringBuilder json, Entity.Membership member) {
		boolean group = member.type() == MemberType.GROUP;
		String id = member.member().toString();
		int empty = json.append('{').length();
		if (this.value) {
			json.append("\"value\":\"").append(id).append('"');
		}
		if (this.ref) {
			separate(json, empty).append("\"$ref\":").append(group ? this.groups : this.users).append(id).append('"');
		}
		if (this.type) {
			separate(json, empty).append("\"type\":\"").append(group ? "Group" : "User").append('"');
		}
		json.append('}');
	}

	private static StringBuilder separate(StringBuilder json, int empty) {
		return (json.length() > empty) ? json.append(',') : json;
	}

	private static byte[] bytes(String json) {
		return json.getBytes(StandardCharsets.UTF_8);
	}

}
