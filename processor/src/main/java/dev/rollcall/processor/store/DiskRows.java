package dev.rollcall.processor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorted rows in a folder, and the mark that says how far they are. A batch is written
 * with its mark or not at all. What is not to be believed is deleted when it is opened:
 * the changelog has it all.
 */
final class DiskRows implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DiskRows.class);

	/** No row has the empty key. */
	private static final byte[] MARK = new byte[0];

	private static final byte[] FIRST = { 0 };

	private final Options options;

	/** With the log of RocksDB, unsynchronised: a kill leaves what was written. */
	private final WriteOptions writing = new WriteOptions();

	private final RocksDB rocks;

	private final Clock clock;

	private @Nullable Mark mark;

	/** Sees what was written last; nobody reads with it now. */
	private @Nullable RocksIterator spare;

	private long writes;

	private DiskRows(Options options, RocksDB rocks, Clock clock, Mark mark) {
		this.options = options;
		this.clock = clock;
		this.rocks = rocks;
		this.mark = mark;
	}

	/**
	 * Opens the folder, which has nothing in it if what it had is not to be believed.
	 * @param present the start of the machine, see {@link Boot}
	 * @param atMost how old what was written last may be
	 */
	static DiskRows open(Path folder, Map<String, Object> config, String present, Clock clock, Duration atMost) {
		Options options = RocksMemory.options(config);
		try {
			Optional<RocksDB> known = known(folder, options);
			Optional<Mark> mark = known.isPresent() ? mark(known.get(), present, clock.millis() - atMost.toMillis())
					: Optional.empty();
			DiskRows rows;
			if (known.isPresent() && mark.isPresent()) {
				rows = new DiskRows(options, known.get(), clock, mark.get().opened(present));
			}
			else {
				known.ifPresent(RocksDB::close);
				Utils.delete(folder.toFile());
				Files.createDirectories(folder);
				rows = new DiskRows(options, RocksDB.open(options, folder.toString()), clock, Mark.fresh(present));
			}
			rows.begin();
			return rows;
		}
		catch (IOException | RocksDBException ex) {
			options.close();
			throw new ProcessorStateException("Expected to open " + folder + ", but it failed", ex);
		}
	}

	private static Optional<RocksDB> known(Path folder, Options options) {
		try {
			return Files.exists(folder.resolve("CURRENT")) ? Optional.of(RocksDB.open(options, folder.toString()))
					: Optional.empty();
		}
		catch (RocksDBException ex) {
			logger.warn("Expected to open {}, but it is damaged or of another version; it is restored from the "
					+ "changelog", folder, ex);
			return Optional.empty();
		}
	}

	private static Optional<Mark> mark(RocksDB rocks, String present, long since) {
		try {
			return Optional.ofNullable(rocks.get(MARK))
				.map(Mark::decode)
				.filter((mark) -> mark.isWhole(present) && mark.written() >= since);
		}
		catch (RocksDBException ex) {
			logger.warn("Expected {} to say how far it is, but it is damaged; it is restored from the changelog",
					rocks.getName(), ex);
			return Optional.empty();
		}
	}

	/** Writes that it is open. */
	private void begin() {
		try {
			write(Map.of());
		}
		catch (ProcessorStateException ex) {
			release();
			throw ex;
		}
	}

	/** The offset of the mark; null without a mark. */
	@Nullable Long offset() {
		Mark present = this.mark;
		return (present != null) ? present.offset() : null;
	}

	byte @Nullable [] get(Bytes key) {
		try {
			return this.rocks.get(key.get());
		}
		catch (RocksDBException ex) {
			throw failed("read a row", ex);
		}
	}

	/** Rows in their order, the mark among them; whoever asks closes it. */
	Cursor cursor() {
		RocksIterator kept = this.spare;
		this.spare = null;
		return new Cursor((kept != null) ? kept : this.rocks.newIterator(), this.writes);
	}

	private void dropSpare() {
		RocksIterator kept = this.spare;
		this.spare = null;
		if (kept != null) {
			kept.close();
		}
	}

	long estimatedSize() {
		try {
			return this.rocks.getLongProperty("rocksdb.estimate-num-keys");
		}
		catch (RocksDBException ex) {
			throw failed("count the rows", ex);
		}
	}

	/** Writes rows, an empty one of which deletes, as long as the mark stays as it is. */
	void write(Map<Bytes, Optional<byte[]>> rows) {
		write(rows, this.mark, null);
	}

	/** Writes rows that end with this offset of the changelog. */
	void write(Map<Bytes, Optional<byte[]>> rows, long offset, @Nullable Bytes expired) {
		Mark present = this.mark;
		write(rows, (present != null) ? present.at(offset, this.clock.millis()) : null, expired);
	}

	/** Without a mark nothing here is believed any more. */
	void forgetMark() {
		write(Map.of(), null, null);
	}

	private void write(Map<Bytes, Optional<byte[]>> rows, @Nullable Mark next, @Nullable Bytes expired) {
		try (WriteBatch batch = new WriteBatch()) {
			for (Map.Entry<Bytes, Optional<byte[]>> row : rows.entrySet()) {
				if (row.getValue().isPresent()) {
					batch.put(row.getKey().get(), row.getValue().get());
				}
				else {
					batch.delete(row.getKey().get());
				}
			}
			if (expired != null) {
				batch.deleteRange(FIRST, expired.get());
			}
			if (next != null) {
				batch.put(MARK, next.encode());
			}
			else {
				batch.delete(MARK);
			}
			this.rocks.write(this.writing, batch);
			this.writes++;
			dropSpare();
		}
		catch (RocksDBException ex) {
			throw failed("write rows", ex);
		}
		this.mark = next;
	}

	private static ProcessorStateException failed(String what, RocksDBException cause) {
		return new ProcessorStateException("Expected to " + what + ", but it failed", cause);
	}

	/** Gives the folder free even if the disk takes no last word. */
	@Override
	public void close() {
		try {
			Mark present = this.mark;
			if (present != null) {
				write(Map.of(), present.inOrder(), null);
			}
		}
		finally {
			release();
		}
	}

	private void release() {
		dropSpare();
		this.rocks.close();
		this.writing.close();
		this.options.close();
	}

	/**
	 * A way through the rows. To make one costs more than to look for a row with it, so
	 * it is used again until something is written.
	 */
	final class Cursor implements AutoCloseable {

		private final RocksIterator iterator;

		/** The writes that it sees. */
		private final long sees;

		private boolean closed;

		private Cursor(RocksIterator iterator, long sees) {
			this.iterator = iterator;
			this.sees = sees;
		}

		RocksIterator iterator() {
			return this.iterator;
		}

		@Override
		public void close() {
			if (this.closed) {
				return;
			}
			this.closed = true;
			if (this.sees == DiskRows.this.writes && DiskRows.this.spare == null) {
				DiskRows.this.spare = this.iterator;
			}
			else {
				this.iterator.close();
			}
		}

	}

}
