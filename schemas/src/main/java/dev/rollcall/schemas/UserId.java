package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one directory user: the SCIM {@code id} of a User.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record UserId(UUID value) implements Comparable<UserId> {

	public UserId {
		Objects.requireNonNull(value);
	}

	public static UserId of(String text) {
		return new UserId(UUID.fromString(text));
	}

	@Override
	public int compareTo(UserId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
