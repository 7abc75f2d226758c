package dev.rollcall.processor.state;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Sorted rows, to read. */
public interface Rows {

	@Nullable Row get(RowKey key);

	/**
	 * Rows whose key starts with a prefix, in the order of keys.
	 * @param after only keys greater than this one; {@code null}: from the first
	 * @param limit at most so many
	 */
	List<Entry> scan(RowKey prefix, @Nullable RowKey after, int limit);

	/** A row with its key. */
	record Entry(RowKey key, Row row) {
	}

}
