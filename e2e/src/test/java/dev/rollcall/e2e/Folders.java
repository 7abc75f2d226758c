package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders below the build's own, so that the logs of a failed run can be read. */
final class Folders {

	private Folders() {
	}

	static Path fresh(String name) {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target", "e2e").toAbsolutePath()), name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
