package dev.rollcall.processor.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class RocksMemoryTest {

	private static final int ROWS = 200_000;

	/** Twice what is asked for, which is rounded up. */
	private static final long AT_MOST = 128 << 10;

	@Test
	void shouldKeepFiltersInParts(@TempDir Path folder) throws RocksDBException {
		try (Options options = RocksMemory.options(Map.of()); Statistics statistics = new Statistics()) {
			options.setStatistics(statistics);
			try (RocksDB rocks = RocksDB.open(options, folder.toString())) {
				fill(rocks);
				long parts = statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_ADD);
				long bytes = statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_BYTES_INSERT);
				assertThat(bytes).as("bytes of the filter").isGreaterThan(ROWS);
				assertThat(bytes / parts).as("bytes of a part").isLessThan(AT_MOST);
				assertThat(rocks.get(key(0))).isNotNull();
				assertThat(rocks.get(key(ROWS))).isNull();
			}
		}
	}

	private static void fill(RocksDB rocks) throws RocksDBException {
		try (WriteBatch batch = new WriteBatch();
				WriteOptions writing = new WriteOptions();
				FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
			for (int i = 0; i < ROWS; i++) {
				batch.put(key(i), new byte[0]);
			}
			rocks.write(writing, batch);
			rocks.flush(flush);
		}
	}

	private static byte[] key(int number) {
		return String.format("%08d", number).getBytes(StandardCharsets.US_ASCII);
	}

}
