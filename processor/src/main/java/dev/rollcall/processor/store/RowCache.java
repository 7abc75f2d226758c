package dev.rollcall.processor.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are on disk, those that are used most, within one budget for all stores of
 * the process. A look-up in RocksDB searches several files and its own memory, which
 * costs some ten times as much.
 */
public final class RowCache {

	/** What a row needs besides the bytes of its key and its value. */
	private static final int ROW_BYTES = 240;

	private final @Nullable Cache<Place, byte[]> rows;

	private final AtomicLong parts = new AtomicLong();

	/**
	 * @param bytes of heap at most; 0 for no cache
	 */
	public RowCache(long bytes) {
		this.rows = (bytes > 0) ? cache(bytes) : null;
	}

	private static Cache<Place, byte[]> cache(long bytes) {
		return Caffeine.newBuilder()
			.maximumWeight(bytes)
			.weigher((Place place, byte[] row) -> ROW_BYTES + place.key().get().length + row.length)
			// On the thread that asks, which needs no other.
			.executor(Runnable::run)
			.build();
	}

	/** For a store that has just been opened: whatever another had is not in it. */
	Part part() {
		return new Part(this.rows, this.parts.incrementAndGet());
	}

	/** What is known of one store, for its thread. */
	record Part(@Nullable Cache<Place, byte[]> rows, long number) {

		/** The row, if it is known. */
		byte @Nullable [] get(Bytes key) {
			return (this.rows != null) ? this.rows.getIfPresent(new Place(this.number, key)) : null;
		}

		void put(Bytes key, byte[] row) {
			if (this.rows != null) {
				this.rows.put(new Place(this.number, key), row);
			}
		}

		/**
		 * Takes what was written, an empty row of which was deleted. A new row comes in
		 * when it is read: most are not for a long time.
		 */
		void update(Map<Bytes, Optional<byte[]>> written) {
			if (this.rows == null) {
				return;
			}
			for (Map.Entry<Bytes, Optional<byte[]>> row : written.entrySet()) {
				Place place = new Place(this.number, row.getKey());
				row.getValue()
					.ifPresentOrElse((value) -> this.rows.asMap().replace(place, value),
							() -> this.rows.invalidate(place));
			}
		}

	}

	/** Where a row is. */
	private record Place(long part, Bytes key) {
	}

}
