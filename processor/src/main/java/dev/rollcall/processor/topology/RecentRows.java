package dev.rollcall.processor.topology;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a store that were used last, decoded. Nearly every command reads its
 * site and its provider, and a user that was just created is the one that is added to
 * groups next: finding it here spares the store and the decoding. Every write goes
 * through here, and a task that is taken down loses it, so it never differs from the
 * store.
 */
final class RecentRows {

	private final Map<RowKey, Row.Stored> rows;

	RecentRows(int size) {
		this.rows = new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<RowKey, Row.Stored> eldest) {
				return size() > size;
			}

		};
	}

	Row.@Nullable Stored get(RowKey key) {
		return this.rows.get(key);
	}

	/** Keeps an entity; other rows are small and often read once. */
	void put(RowKey key, @Nullable Row row) {
		if (row instanceof Row.Stored stored) {
			this.rows.put(key, stored);
		}
	}

	void remove(RowKey key) {
		this.rows.remove(key);
	}

}
