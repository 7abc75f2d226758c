package dev.rollcall.processor.topology;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all stores of the process, so that
 * memory does not grow with partitions. The sizes are settings of the streams
 * configuration; the first store to open decides.
 */
public final class BoundedRocksMemory implements RocksDBConfigSetter {

	/** Bytes for cached blocks and write buffers together. */
	public static final String CACHE_BYTES = "rollcall.rocksdb.cache.bytes";

	/** Bytes of these for write buffers. */
	public static final String WRITE_BUFFER_BYTES = "rollcall.rocksdb.write-buffer.bytes";

	private static final Shared SHARED = new Shared();

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		long cacheBytes = Long.parseLong(String.valueOf(configs.get(CACHE_BYTES)));
		long bufferBytes = Long.parseLong(String.valueOf(configs.get(WRITE_BUFFER_BYTES)));
		Memory memory = SHARED.memory(cacheBytes, bufferBytes);
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache(memory.cache());
		table.setCacheIndexAndFilterBlocks(true);
		table.setPinTopLevelIndexAndFilter(true);
		table.setFilterPolicy(new BloomFilter(10));
		options.setWriteBufferManager(memory.buffers());
		options.setWriteBufferSize(Math.max(1L << 20, bufferBytes / 8));
		options.setMaxWriteBufferNumber(2);
		options.setTableFormatConfig(table);
	}

	@Override
	public void close(String storeName, Options options) {
		// The cache and the buffers are shared and live as long as the process.
	}

	private static final class Shared {

		private @Nullable Memory memory;

		synchronized Memory memory(long cacheBytes, long bufferBytes) {
			Memory present = this.memory;
			if (present == null) {
				Cache cache = new LRUCache(cacheBytes, -1, false, 0.1);
				present = new Memory(cache, new WriteBufferManager(bufferBytes, cache));
				this.memory = present;
			}
			return present;
		}

	}

	private record Memory(Cache cache, WriteBufferManager buffers) {
	}

}
