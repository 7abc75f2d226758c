package dev.rollcall.processor.topology;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store that were used last, decoded, and those that were looked for and
 * are not there. Nearly every command reads its site and its provider, a decision asks
 * for the same row more than once, and a user that was just created is the one that is
 * added to groups next: finding it here spares the store and the decoding. Every write
 * goes through here, and a task that is taken down loses it, so it never differs from the
 * store.
 */
final class RecentRows {

	private final Map<RowKey, Known> entities;

	/** Of indexes, and missing ones: small. */
	private final Map<RowKey, Known> others;

	RecentRows(int entities, int others) {
		this.entities = new Newest(entities);
		this.others = new Newest(others);
	}

	/** What is known of a row; {@code null}: nothing. */
	@Nullable Known get(RowKey key) {
		Known known = this.entities.get(key);
		return (known != null) ? known : this.others.get(key);
	}

	/**
	 * Keeps what a row is.
	 * @param row {@code null} if it is not there
	 */
	void put(RowKey key, @Nullable Row row) {
		boolean entity = row instanceof Row.Stored;
		(entity ? this.entities : this.others).put(key, new Known(row));
		(entity ? this.others : this.entities).remove(key);
	}

	/**
	 * What is known of a row.
	 *
	 * @param row {@code null} if it is not there
	 */
	record Known(@Nullable Row row) {
	}

	private static final class Newest extends LinkedHashMap<RowKey, Known> {

		private static final long serialVersionUID = 1L;

		private final int size;

		Newest(int size) {
			super(16, 0.75f, true);
			this.size = size;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<RowKey, Known> eldest) {
			return size() > this.size;
		}

	}

}
