package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one resulting account of a site; it survives disabling and linking.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

	public AccountId {
		Objects.requireNonNull(value);
	}

	public static AccountId of(String text) {
		return new AccountId(UUID.fromString(text));
	}

	@Override
	public int compareTo(AccountId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
