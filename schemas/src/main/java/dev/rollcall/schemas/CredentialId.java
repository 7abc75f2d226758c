package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one credential; its secret is not part of it.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record CredentialId(UUID value) implements Comparable<CredentialId> {

	public CredentialId {
		Objects.requireNonNull(value);
	}

	public static CredentialId of(String text) {
		return new CredentialId(UUID.fromString(text));
	}

	@Override
	public int compareTo(CredentialId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
