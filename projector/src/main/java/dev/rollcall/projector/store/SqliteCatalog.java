package dev.rollcall.projector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views as files of one folder: {@code views-N.db}; the file {@code live} names the one
 * that counts, {@code lock} is locked by the process that has the folder, and
 * {@code running} is there while the views are open.
 */
public final class SqliteCatalog implements ViewCatalog {

	private static final Logger logger = LoggerFactory.getLogger(SqliteCatalog.class);

	private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

	private final Path folder;

	private final SqliteTuning tuning;

	private final int readers;

	private final Duration patience;

	private @Nullable FileChannel lock;

	private long newest;

	public SqliteCatalog(Path folder, SqliteTuning tuning, int readers, Duration patience) {
		this.folder = folder;
		this.tuning = tuning;
		this.readers = readers;
		this.patience = patience;
	}

	@Override
	public ViewStore open() {
		try {
			Files.createDirectories(this.folder);
			lock();
			String live = read("live");
			this.newest = Math.max(this.newest, number(live));
			boolean trusted = settled();
			removeAllBut(trusted ? live : "");
			write("running", Boot.id());
			if (!live.isEmpty() && Files.exists(this.folder.resolve(live))) {
				if (trusted) {
					try {
						return open(live);
					}
					catch (SQLException | FlywayException | StoreException ex) {
						giveUp(live, ex);
					}
				}
			}
			ViewStore view = begin();
			promote(view);
			return view;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Expected to use the folder " + this.folder + " for views, but cannot", ex);
		}
	}

	@Override
	public ViewStore begin() {
		String name = "views-" + (++this.newest) + ".db";
		try {
			remove(name);
			return open(name);
		}
		catch (SQLException | IOException ex) {
			throw new StoreException("Expected to make the view " + this.folder.resolve(name) + ", but cannot", false,
					ex);
		}
	}

	@Override
	public void promote(ViewStore view) {
		try {
			write("live", Path.of(view.name()).getFileName().toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Expected to make " + view.name() + " the live view, but cannot", ex);
		}
	}

	@Override
	public void discard(ViewStore view) {
		try {
			view.close();
		}
		catch (StoreException ex) {
			logger.warn("The view {} did not close well: {}", view.name(), ex.getMessage());
		}
		try {
			remove(Path.of(view.name()).getFileName().toString());
		}
		catch (IOException ex) {
			logger.warn("The view {} could not be removed; the next start will try again", view.name());
		}
	}

	@Override
	public void close() {
		try {
			Files.deleteIfExists(this.folder.resolve("running"));
			if (this.lock != null) {
				this.lock.close();
				this.lock = null;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Expected to let go of the folder " + this.folder + ", but cannot", ex);
		}
	}

	private ViewStore open(String name) throws SQLException {
		return JdbcViewStore.open(new SqliteDatabase(this.folder.resolve(name), this.tuning), this.readers,
				this.patience);
	}

	private void giveUp(String name, Exception ex) throws IOException {
		if (!Corruption.is(ex) && !(ex instanceof FlywayException)) {
			throw new StoreException("Expected to open the view " + this.folder.resolve(name) + ", but cannot", false,
					ex);
		}
		logger.warn("The view {} is {}; it is built anew from the directory topic", this.folder.resolve(name),
				Corruption.is(ex) ? "corrupt" : "of another version");
		remove(name);
	}

	/**
	 * Whether everything that was written is in the files: the views were closed, or only
	 * the process died and the operating system still wrote it all.
	 */
	private boolean settled() throws IOException {
		String running = read("running");
		boolean settled = running.isEmpty() || running.equals(Boot.id());
		if (!settled) {
			logger.warn("The machine went down while the views in {} were open; they are built anew", this.folder);
		}
		return settled;
	}

	private void lock() throws IOException {
		if (this.lock != null) {
			return;
		}
		FileChannel channel = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		FileLock taken;
		try {
			taken = channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			taken = null;
		}
		if (taken == null) {
			channel.close();
			throw new ViewInUseException("Expected to use the views in " + this.folder
					+ ", but another process has them: stop it, or set rollcall.projector.sqlite.path to another folder");
		}
		this.lock = channel;
	}

	private void removeAllBut(String kept) throws IOException {
		List<Path> old;
		try (Stream<Path> files = Files.list(this.folder)) {
			old = files.filter((file) -> number(file.getFileName().toString()) > 0).toList();
		}
		for (Path file : old) {
			String name = file.getFileName().toString();
			this.newest = Math.max(this.newest, number(name));
			if (!name.equals(kept)) {
				remove(name);
			}
		}
	}

	private void remove(String name) throws IOException {
		for (String suffix : SUFFIXES) {
			Files.deleteIfExists(this.folder.resolve(name + suffix));
		}
	}

	private static long number(String name) {
		return name.matches("views-\\d{1,18}\\.db") ? Long.parseLong(name.substring(6, name.length() - 3)) : 0;
	}

	private String read(String name) throws IOException {
		try {
			return Files.readString(this.folder.resolve(name)).strip();
		}
		catch (NoSuchFileException ex) {
			return "";
		}
	}

	private void write(String name, String text) throws IOException {
		Path draft = this.folder.resolve(name + ".new");
		Files.writeString(draft, text);
		Files.move(draft, this.folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

}
