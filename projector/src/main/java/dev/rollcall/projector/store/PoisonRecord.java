package dev.rollcall.projector.store;

/**
 * A record that could not be applied: its entity is missing or out of date in the view
 * until a good record of the same key comes.
 *
 * @param key digest of the record's key
 * @param reason why, without personal values
 */
public record PoisonRecord(int partition, String key, long offset, String reason) {
}
