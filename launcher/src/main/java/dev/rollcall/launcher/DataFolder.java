package dev.rollcall.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything, locked for as long as it is open: the broker's
 * log, the processor's state, the views, the installation's secrets and the log files.
 */
final class DataFolder implements AutoCloseable {

	private static final String FORMAT_FILE = "format";

	private static final String LOCK_FILE = "lock";

	/** Grows when an older launcher could no longer read the folder. */
	private static final int FORMAT = 1;

	private static final Pattern FORMAT_SHAPE = Pattern.compile("rollcall-data (\\d{1,6})\\s*");

	private final Path root;

	private final FileChannel lockFile;

	private DataFolder(Path root, FileChannel lockFile) {
		this.root = root;
		this.lockFile = lockFile;
	}

	static DataFolder open(Path path) {
		Path root = path.toAbsolutePath().normalize();
		try {
			PrivateFile.createFolder(root);
			checkOurs(root);
			FileChannel lockFile = FileChannel.open(root.resolve(LOCK_FILE), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock(lockFile) == null) {
				lockFile.close();
				throw StartRefusedException.because("The data folder " + root
						+ " is in use by another Rollcall: stop that one, or choose another folder with --data.");
			}
			try {
				checkFormat(root);
			}
			catch (IOException | RuntimeException ex) {
				lockFile.close();
				throw ex;
			}
			return new DataFolder(root, lockFile);
		}
		catch (FileAlreadyExistsException ex) {
			throw StartRefusedException
				.because("Expected " + root + " to be a folder, but it is a file: choose another with --data.", ex);
		}
		catch (IOException ex) {
			throw StartRefusedException.because("The data folder " + root + " cannot be used (" + ex
					+ "): give this user access to it, or choose another with --data.", ex);
		}
	}

	private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
		try {
			return lockFile.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// Held by this very process.
			return null;
		}
	}

	/** Someone's photos are not to be mixed with a Kafka log. */
	private static void checkOurs(Path root) throws IOException {
		if (Files.exists(root.resolve(FORMAT_FILE)) || Files.exists(root.resolve(LOCK_FILE))) {
			return;
		}
		try (Stream<Path> files = Files.list(root)) {
			if (files.findAny().isPresent()) {
				throw StartRefusedException.because("The folder " + root
						+ " has files in it that are not Rollcall's: choose an empty or a new folder with --data.");
			}
		}
	}

	private static void checkFormat(Path root) throws IOException {
		Path file = root.resolve(FORMAT_FILE);
		if (!Files.exists(file)) {
			PrivateFile.write(file, "rollcall-data " + FORMAT + "\n");
			return;
		}
		Matcher matcher = FORMAT_SHAPE.matcher(readFormat(root, file));
		if (!matcher.matches()) {
			throw damaged(root, file);
		}
		if (Integer.parseInt(matcher.group(1)) > FORMAT) {
			throw StartRefusedException.because("The data folder " + root
					+ " was made by a later version of Rollcall: start that version, or choose another with --data.");
		}
	}

	private static String readFormat(Path root, Path file) throws IOException {
		try {
			return Files.readString(file);
		}
		catch (CharacterCodingException ex) {
			throw damaged(root, file);
		}
	}

	static StartRefusedException damaged(Path root, Path file) {
		return StartRefusedException
			.because("The data folder " + root + " is damaged: its file " + root.relativize(file)
					+ " cannot be read; restore the folder from a copy, or choose another with --data.");
	}

	StartRefusedException damaged(Path file) {
		return damaged(this.root, file);
	}

	Path root() {
		return this.root;
	}

	Path kafka() {
		return this.root.resolve("kafka");
	}

	/** The processor's local state: rebuilt from topics when it is missing. */
	Path state() {
		return this.root.resolve("state");
	}

	/** The projector's views: rebuilt from topics when they are missing. */
	Path views() {
		return this.root.resolve("views");
	}

	Path logs() {
		return this.root.resolve("logs");
	}

	Path installation() {
		return this.root.resolve("installation.properties");
	}

	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
