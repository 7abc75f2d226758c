package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ObjLongConsumer;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.SiteId;

/**
 * Reads what is committed on a site's partition of the logs, from an instant to their
 * present end, in order. It blocks; a reading holds one batch of records at a time.
 */
public interface SiteLog {

	/**
	 * Reads commands.
	 * @param taker takes each with its offset
	 * @throws LimitExceededException if there are more records than the limits allow
	 */
	void commands(SiteId site, Instant from, Limits limits, ObjLongConsumer<Command.Envelope> taker);

	/**
	 * Reads events, as {@link #commands}.
	 * @throws LimitExceededException also if the log may no longer reach back to
	 * {@code from}
	 */
	void events(SiteId site, Instant from, Limits limits, ObjLongConsumer<EventEnvelope> taker);

	/**
	 * How far a reading may go.
	 *
	 * @param records of all sites that share the partition
	 * @param time until it gives up
	 */
	record Limits(long records, Duration time) {
	}

	/** The log is longer than was allowed, or cannot be read; what was read is a part. */
	final class LimitExceededException extends RuntimeException {

		public LimitExceededException(String message) {
			super(message, null, false, false);
		}

	}

}
