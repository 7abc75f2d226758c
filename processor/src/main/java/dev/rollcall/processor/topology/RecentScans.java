package dev.rollcall.processor.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What was found since the last write. A decision often looks for the same rows twice,
 * and what it changes is written at its end.
 */
final class RecentScans {

	private static final int SCANS = 64;

	/** Larger answers are rare and not worth the memory. */
	private static final int ROWS = 128;

	private final Map<Scan, List<Rows.Entry>> found = new HashMap<>();

	List<Rows.Entry> get(RowKey prefix, @Nullable RowKey after, int limit, Supplier<List<Rows.Entry>> scan) {
		Scan key = new Scan(prefix, after, limit);
		List<Rows.Entry> known = this.found.get(key);
		if (known != null) {
			return known;
		}
		List<Rows.Entry> rows = List.copyOf(scan.get());
		if (rows.size() <= ROWS) {
			if (this.found.size() == SCANS) {
				this.found.clear();
			}
			this.found.put(key, rows);
		}
		return rows;
	}

	/** A row was written, so that what was found may be otherwise. */
	void forget() {
		this.found.clear();
	}

	private record Scan(RowKey prefix, @Nullable RowKey after, int limit) {
	}

}
