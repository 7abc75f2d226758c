package dev.rollcall.processor.topology;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What was looked for last, as long as none of it was written. A decision often looks for
 * the same rows twice, and every one of a site for those that the whole site shares.
 */
final class RecentScans {

	private static final int SCANS = 32;

	/** Larger answers are rare and not worth the memory. */
	private static final int ROWS = 128;

	private final Map<Scan, List<Rows.Entry>> found = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Scan, List<Rows.Entry>> eldest) {
			return size() > SCANS;
		}

	};

	/**
	 * Kinds of rows that were looked for; those of most rows that are written never are.
	 */
	private final BitSet kinds = new BitSet();

	List<Rows.Entry> get(RowKey prefix, @Nullable RowKey after, int limit, Supplier<List<Rows.Entry>> scan) {
		Scan key = new Scan(prefix, after, limit);
		List<Rows.Entry> known = this.found.get(key);
		if (known != null) {
			return known;
		}
		List<Rows.Entry> rows = List.copyOf(scan.get());
		if (rows.size() <= ROWS) {
			this.found.put(key, rows);
			this.kinds.set(kind(prefix));
		}
		return rows;
	}

	/** A row was written, so that what was found may be otherwise. */
	void forget(RowKey written) {
		if (this.kinds.get(kind(written))) {
			this.found.keySet().removeIf((scan) -> written.startsWith(scan.prefix()));
		}
	}

	private static int kind(RowKey key) {
		return Byte.toUnsignedInt(key.bytes()[0]);
	}

	private record Scan(RowKey prefix, @Nullable RowKey after, int limit) {
	}

}
