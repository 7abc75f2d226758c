package dev.rollcall.processor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Changes on top of rows that stay as they are: a decision sees its own effects, and what
 * is written in the end is each changed row once.
 */
public final class Overlay implements WritableRows {

	private final Rows base;

	private final NavigableMap<RowKey, Optional<Row>> changes = new TreeMap<>();

	public Overlay(Rows base) {
		this.base = base;
	}

	@Override
	public @Nullable Row get(RowKey key) {
		Optional<Row> changed = this.changes.get(key);
		return (changed != null) ? changed.orElse(null) : this.base.get(key);
	}

	@Override
	public List<Entry> scan(RowKey prefix, @Nullable RowKey after, int limit) {
		boolean inclusive = after == null || after.compareTo(prefix) < 0;
		NavigableMap<RowKey, Optional<Row>> above = new TreeMap<>();
		int removed = 0;
		for (Map.Entry<RowKey, Optional<Row>> change : this.changes.tailMap((inclusive) ? prefix : after, inclusive)
			.entrySet()) {
			if (!change.getKey().startsWith(prefix)) {
				break;
			}
			above.put(change.getKey(), change.getValue());
			removed += change.getValue().isPresent() ? 0 : 1;
		}
		// So many more that enough are left when the removed ones are taken out.
		int below = (int) Math.min(Integer.MAX_VALUE, (long) limit + removed);
		List<Entry> found = this.base.scan(prefix, after, below);
		return above.isEmpty() ? found : merge(found, above, limit);
	}

	@Override
	public boolean mayHave(RowKey site) {
		RowKey first = this.changes.ceilingKey(site);
		return (first != null && first.startsWith(site)) || this.base.mayHave(site);
	}

	private static List<Entry> merge(List<Entry> below, NavigableMap<RowKey, Optional<Row>> above, int limit) {
		NavigableMap<RowKey, Optional<Row>> all = new TreeMap<>();
		below.forEach((entry) -> all.put(entry.key(), Optional.of(entry.row())));
		all.putAll(above);
		List<Entry> merged = new ArrayList<>();
		for (Map.Entry<RowKey, Optional<Row>> entry : all.entrySet()) {
			if (merged.size() >= limit) {
				break;
			}
			entry.getValue().ifPresent((row) -> merged.add(new Entry(entry.getKey(), row)));
		}
		return merged;
	}

	@Override
	public void put(RowKey key, Row row) {
		this.changes.put(key, Optional.of(row));
	}

	@Override
	public void remove(RowKey key) {
		this.changes.put(key, Optional.empty());
	}

	/** Every changed row once, in the order of keys; empty: the row is gone. */
	public NavigableMap<RowKey, Optional<Row>> changes() {
		return java.util.Collections.unmodifiableNavigableMap(this.changes);
	}

}
