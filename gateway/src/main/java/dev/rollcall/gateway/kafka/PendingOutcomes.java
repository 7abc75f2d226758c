package dev.rollcall.gateway.kafka;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for which outcome. Each waiter is told exactly one thing: its outcome, or why
 * there is none. There is no timer per waiter: {@link #expire} is called now and then.
 */
final class PendingOutcomes {

	private final Map<CommandId, Pending> pending = new ConcurrentHashMap<>();

	void register(CommandId id, long deadlineNanos, Waiter waiter) {
		if (this.pending.putIfAbsent(id, new Pending(deadlineNanos, waiter)) != null) {
			throw new IllegalStateException("Expected a new command id, but " + id + " is already awaited");
		}
	}

	boolean awaits(CommandId id) {
		return this.pending.containsKey(id);
	}

	/**
	 * Hands an outcome over; {@code false} if nobody waits for it (another gateway's, a
	 * repeated one, or one that came too late).
	 */
	boolean complete(Outcome.Envelope outcome) {
		Pending found = this.pending.remove(outcome.command());
		if (found == null) {
			return false;
		}
		found.waiter().answered(outcome);
		return true;
	}

	/** Tells the waiter, if there still is one, that there will be no outcome. */
	boolean fail(CommandId id, RuntimeException reason) {
		return fail(this.pending.remove(id), reason);
	}

	/** Gives up on those whose deadline has passed, and tells how many. */
	int expire(long nowNanos, NoOutcomeException reason) {
		int expired = 0;
		for (Iterator<Map.Entry<CommandId, Pending>> all = this.pending.entrySet().iterator(); all.hasNext();) {
			Map.Entry<CommandId, Pending> entry = all.next();
			Pending candidate = entry.getValue();
			if (nowNanos - candidate.deadlineNanos() >= 0 && this.pending.remove(entry.getKey(), candidate)) {
				fail(candidate, reason);
				expired++;
			}
		}
		return expired;
	}

	int count() {
		return this.pending.size();
	}

	private static boolean fail(@Nullable Pending found, RuntimeException reason) {
		if (found == null) {
			return false;
		}
		found.waiter().unanswered(reason);
		return true;
	}

	/** Somebody who waits; each method must return soon. */
	interface Waiter {

		void answered(Outcome.Envelope outcome);

		void unanswered(RuntimeException reason);

	}

	private record Pending(long deadlineNanos, Waiter waiter) {
	}

}
