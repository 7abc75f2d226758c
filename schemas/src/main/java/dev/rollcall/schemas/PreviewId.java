package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one preview; it is the id of the command that asked for it.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record PreviewId(UUID value) implements Comparable<PreviewId> {

	public PreviewId {
		Objects.requireNonNull(value);
	}

	public static PreviewId of(String text) {
		return new PreviewId(UUID.fromString(text));
	}

	@Override
	public int compareTo(PreviewId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
