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

	/**
	 * Whether there may be a row whose key starts with this; a no is certain. A cheap
	 * question before a look for what most sites have none of.
	 * @param site a kind and a site, for all rows of the kind
	 */
	default boolean mayHave(RowKey site) {
		return !scan(site, null, 1).isEmpty();
	}

	/** A row with its key. */
	record Entry(RowKey key, Row row) {
	}

}
