package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one bounded-step job; it is the id of the command that started it.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record JobId(UUID value) implements Comparable<JobId> {

	public JobId {
		Objects.requireNonNull(value);
	}

	public static JobId of(String text) {
		return new JobId(UUID.fromString(text));
	}

	@Override
	public int compareTo(JobId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
