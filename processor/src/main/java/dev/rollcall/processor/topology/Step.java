package dev.rollcall.processor.topology;

import java.time.Instant;

import dev.rollcall.schemas.CommandId;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of a command, or of a job's step, come from.
 *
 * @param timestamp of the records, in milliseconds since the epoch
 * @param trace the trace context of the command, if it had one
 */
record Step(CommandId cause, String actor, Instant at, long timestamp, @Nullable Header trace) {
}
