package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one synchronisation; it is the id of the command that started it.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record SyncId(UUID value) implements Comparable<SyncId> {

	public SyncId {
		Objects.requireNonNull(value);
	}

	public static SyncId of(String text) {
		return new SyncId(UUID.fromString(text));
	}

	@Override
	public int compareTo(SyncId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
