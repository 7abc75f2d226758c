package dev.rollcall.processor.store;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all stores of the process, so that
 * memory does not grow with partitions. The sizes are settings of the streams
 * configuration; the first store to open decides.
 */
public final class RocksMemory {

	/** Bytes for cached blocks and write buffers together. */
	public static final String CACHE_BYTES = "rollcall.rocksdb.cache.bytes";

	/** Bytes of these for write buffers. */
	public static final String WRITE_BUFFER_BYTES = "rollcall.rocksdb.write-buffer.bytes";

	private static final long DEFAULT_CACHE_BYTES = 128L << 20;

	private static final long DEFAULT_WRITE_BUFFER_BYTES = 48L << 20;

	/** A look-up takes a third less CPU than with parts of 4 kB, the default. */
	private static final int INDEX_PART_BYTES = 64 << 10;

	/**
	 * Four shards: few threads use the cache, and each must hold the filters of old
	 * files.
	 */
	private static final int SHARD_BITS = 2;

	/**
	 * The share of a write buffer for a filter of its own. Most rows that are looked for
	 * are not in it, and to see that in its skip list costs a tenth of a look-up.
	 */
	private static final double BUFFER_FILTER_SHARE = 0.1;

	/** The share of the cache that indexes and filters do not lose to rows. */
	private static final double INDEX_SHARE = 0.5;

	private static final Shared SHARED = new Shared();

	private RocksMemory() {
	}

	/** The options of a store; whoever asks closes them. */
	static Options options(Map<String, Object> config) {
		long bufferBytes = bytes(config, WRITE_BUFFER_BYTES, DEFAULT_WRITE_BUFFER_BYTES);
		Memory memory = SHARED.memory(bytes(config, CACHE_BYTES, DEFAULT_CACHE_BYTES), bufferBytes);
		BlockBasedTableConfig table = new BlockBasedTableConfig();
		table.setBlockCache(memory.cache());
		table.setFilterPolicy(memory.filter());
		table.setCacheIndexAndFilterBlocks(true);
		table.setCacheIndexAndFilterBlocksWithHighPriority(true);
		// In parts: a whole one may find no room, and is then read anew for each row.
		table.setIndexType(IndexType.kTwoLevelIndexSearch);
		table.setPartitionFilters(true);
		table.setMetadataBlockSize(INDEX_PART_BYTES);
		table.setPinTopLevelIndexAndFilter(true);
		return new Options().setCreateIfMissing(true)
			.setTableFormatConfig(table)
			.setCompressionType(CompressionType.NO_COMPRESSION)
			.setCompactionStyle(CompactionStyle.UNIVERSAL)
			.setIncreaseParallelism(Math.max(2, Runtime.getRuntime().availableProcessors()))
			.setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
			.setKeepLogFileNum(2)
			.setWriteBufferManager(memory.buffers())
			.setWriteBufferSize(Math.max(1L << 20, bufferBytes / 3))
			.setMaxWriteBufferNumber(2)
			.setMemtablePrefixBloomSizeRatio(BUFFER_FILTER_SHARE)
			.setMemtableWholeKeyFiltering(true);
	}

	private static long bytes(Map<String, Object> config, String key, long otherwise) {
		Object value = config.get(key);
		return (value != null) ? Long.parseLong(String.valueOf(value)) : otherwise;
	}

	private static final class Shared {

		private @Nullable Memory memory;

		synchronized Memory memory(long cacheBytes, long bufferBytes) {
			Memory present = this.memory;
			if (present == null) {
				RocksDB.loadLibrary();
				Cache cache = new LRUCache(cacheBytes, SHARD_BITS, false, INDEX_SHARE);
				present = new Memory(cache, new WriteBufferManager(bufferBytes, cache), new BloomFilter(10));
				this.memory = present;
			}
			return present;
		}

	}

	/** Lives as long as the process. */
	private record Memory(Cache cache, WriteBufferManager buffers, BloomFilter filter) {
	}

}
