package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one SSO provider of a site.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record ProviderId(UUID value) implements Comparable<ProviderId> {

	public ProviderId {
		Objects.requireNonNull(value);
	}

	public static ProviderId of(String text) {
		return new ProviderId(UUID.fromString(text));
	}

	@Override
	public int compareTo(ProviderId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
