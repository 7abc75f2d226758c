package dev.rollcall.projector.store;

/**
 * How far one partition of the directory topic is applied.
 *
 * @param nextOffset every record before it is applied
 * @param sequence every step up to it is applied whole
 * @param appliedAt when that was, in milliseconds since the epoch
 */
public record Position(int partition, long nextOffset, long sequence, long appliedAt) {
}
