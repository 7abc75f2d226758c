package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one directory group: the SCIM {@code id} of a Group.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record GroupId(UUID value) implements Comparable<GroupId> {

	public GroupId {
		Objects.requireNonNull(value);
	}

	public static GroupId of(String text) {
		return new GroupId(UUID.fromString(text));
	}

	@Override
	public int compareTo(GroupId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
