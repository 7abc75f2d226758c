package dev.rollcall.gateway.reinterpret;

import java.time.Instant;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Preconditions;
import org.jspecify.annotations.Nullable;

/**
 * A request on the command log with what it was taken for and what it means today.
 *
 * @param position its place in the log
 * @param now {@code null} if it would be refused today
 * @param refusal why it would be
 */
public record Asked(long position, CommandId id, Instant at, Command recorded, @Nullable Command now, String refusal) {

	/** Whether it is read otherwise today. */
	public boolean affected() {
		return !this.recorded.equals(this.now);
	}

	/** Whether it was sent for some versions of the resource only. */
	boolean conditional() {
		return !Target.preconditions(this.recorded).equals(Preconditions.NONE);
	}

}
