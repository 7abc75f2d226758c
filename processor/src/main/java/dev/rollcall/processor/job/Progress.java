package dev.rollcall.processor.job;

import java.util.Optional;
import java.util.UUID;

/**
 * How far a step came.
 *
 * @param cursor the last entity done
 * @param done entities done in this step
 */
record Progress(Optional<UUID> cursor, long done, boolean finished) {
}
