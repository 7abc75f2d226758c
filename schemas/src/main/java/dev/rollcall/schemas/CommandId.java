package dev.rollcall.schemas;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one command; the same id delivered twice is decided once.
 *
 * @param value a time-ordered UUID (version 7), minted at the edge
 */
public record CommandId(UUID value) implements Comparable<CommandId> {

	public CommandId {
		Objects.requireNonNull(value);
	}

	public static CommandId of(String text) {
		return new CommandId(UUID.fromString(text));
	}

	@Override
	public int compareTo(CommandId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
