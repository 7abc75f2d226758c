package dev.rollcall.processor.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The rows on disk as they will be when those in memory are written. */
final class MergedRows implements KeyValueIterator<Bytes, byte[]> {

	private final DiskRows.Cursor cursor;

	private final RocksIterator disk;

	private final Iterator<Map.Entry<Bytes, Optional<byte[]>>> memory;

	private final @Nullable Bytes last;

	private Map.@Nullable Entry<Bytes, Optional<byte[]>> changed;

	private @Nullable KeyValue<Bytes, byte[]> next;

	/**
	 * Begins with the first key or after it.
	 * @param last the last key there may be, or null for all
	 */
	MergedRows(DiskRows.Cursor cursor, NavigableMap<Bytes, Optional<byte[]>> memory, Bytes first,
			@Nullable Bytes last) {
		this.cursor = cursor;
		this.disk = cursor.iterator();
		this.memory = memory.tailMap(first, true).entrySet().iterator();
		this.last = last;
		this.disk.seek(first.get());
		change();
		advance();
	}

	private void change() {
		this.changed = this.memory.hasNext() ? this.memory.next() : null;
	}

	private void advance() {
		this.next = null;
		while (this.next == null) {
			byte[] stored = stored();
			Map.Entry<Bytes, Optional<byte[]>> change = this.changed;
			if (stored == null && change == null) {
				return;
			}
			int order = order(stored, change);
			if (order < 0) {
				this.next = new KeyValue<>(Bytes.wrap(stored), this.disk.value());
			}
			else if (change != null) {
				Bytes key = change.getKey();
				change.getValue().ifPresent((value) -> this.next = new KeyValue<>(key, value));
				change();
			}
			if (order <= 0) {
				this.disk.next();
			}
		}
		if (this.last != null && this.next.key.compareTo(this.last) > 0) {
			this.next = null;
		}
	}

	private byte @Nullable [] stored() {
		if (this.disk.isValid()) {
			return this.disk.key();
		}
		try {
			this.disk.status();
			return null;
		}
		catch (RocksDBException ex) {
			throw new ProcessorStateException("Expected to read the next row, but it failed", ex);
		}
	}

	/** Below zero: the row on disk is the next; zero: it is replaced. */
	private static int order(byte @Nullable [] stored, Map.@Nullable Entry<Bytes, Optional<byte[]>> change) {
		if (stored == null) {
			return 1;
		}
		return (change != null) ? Arrays.compareUnsigned(stored, change.getKey().get()) : -1;
	}

	@Override
	public boolean hasNext() {
		return this.next != null;
	}

	@Override
	public Bytes peekNextKey() {
		return present().key;
	}

	@Override
	public KeyValue<Bytes, byte[]> next() {
		KeyValue<Bytes, byte[]> present = present();
		advance();
		return present;
	}

	private KeyValue<Bytes, byte[]> present() {
		KeyValue<Bytes, byte[]> present = this.next;
		if (present == null) {
			throw new NoSuchElementException("Expected one more row, but there is none");
		}
		return present;
	}

	@Override
	public void close() {
		this.cursor.close();
	}

}
