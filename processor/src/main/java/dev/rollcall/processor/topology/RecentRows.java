package dev.rollcall.processor.topology;

import java.util.Iterator;
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

	/** What an entity counts for; another row, or a missing one, counts for one. */
	static final int ENTITY = 8;

	private final Map<RowKey, Known> rows = new LinkedHashMap<>(16, 0.75f, true);

	private final int size;

	private int kept;

	/**
	 * @param size for so many rows that are no entities
	 */
	RecentRows(int size) {
		this.size = size;
	}

	/** What is known of a row; {@code null}: nothing. */
	@Nullable Known get(RowKey key) {
		return this.rows.get(key);
	}

	/**
	 * Keeps what a row is.
	 * @param row {@code null} if it is not there
	 */
	void put(RowKey key, @Nullable Row row) {
		Known fresh = new Known(row);
		Known before = this.rows.put(key, fresh);
		this.kept += fresh.weight() - ((before != null) ? before.weight() : 0);
		Iterator<Known> eldest = this.rows.values().iterator();
		while (this.kept > this.size) {
			this.kept -= eldest.next().weight();
			eldest.remove();
		}
	}

	/**
	 * What is known of a row.
	 *
	 * @param row {@code null} if it is not there
	 */
	record Known(@Nullable Row row) {

		int weight() {
			return (this.row instanceof Row.Stored) ? ENTITY : 1;
		}

	}

}
