package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be decoded or decided, as it was read, so that it can be sent
 * again.
 *
 * @param topic where it was read
 * @param at when it was given up
 * @param reason why, for an operator; whoever writes it leaves personal values out
 * @param key the key as it was read
 * @param value the value as it was read; {@code null} if it was a tombstone
 */
public record DeadLetter(String topic, int partition, long offset, Instant at, String reason, byte @Nullable [] key,
		byte @Nullable [] value) {

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DeadLetter that && this.topic.equals(that.topic) && this.partition == that.partition
				&& this.offset == that.offset && this.at.equals(that.at) && this.reason.equals(that.reason)
				&& Arrays.equals(this.key, that.key) && Arrays.equals(this.value, that.value);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.topic, this.partition, this.offset);
	}

	/** Leaves key and value out: they may have personal values. */
	@Override
	public String toString() {
		return "DeadLetter[" + this.topic + "-" + this.partition + "@" + this.offset + "]";
	}

}
