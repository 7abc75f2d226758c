package dev.rollcall.processor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Rows in memory, for replay, previews and tests. */
public final class MemoryRows implements WritableRows {

	private final NavigableMap<RowKey, Row> rows = new TreeMap<>();

	@Override
	public @Nullable Row get(RowKey key) {
		return this.rows.get(key);
	}

	@Override
	public List<Entry> scan(RowKey prefix, @Nullable RowKey after, int limit) {
		List<Entry> found = new ArrayList<>();
		boolean inclusive = after == null || after.compareTo(prefix) < 0;
		for (Map.Entry<RowKey, Row> entry : this.rows.tailMap((inclusive) ? prefix : after, inclusive).entrySet()) {
			if (found.size() >= limit || !entry.getKey().startsWith(prefix)) {
				break;
			}
			found.add(new Entry(entry.getKey(), entry.getValue()));
		}
		return found;
	}

	@Override
	public void put(RowKey key, Row row) {
		this.rows.put(key, row);
	}

	@Override
	public void remove(RowKey key) {
		this.rows.remove(key);
	}

}
