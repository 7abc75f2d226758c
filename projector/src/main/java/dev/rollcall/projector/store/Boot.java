package dev.rollcall.projector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Names the time since the machine was started. */
final class Boot {

	private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

	private static final String ID = read();

	private Boot() {
	}

	/** Where the system does not tell, a name that is never met again. */
	static String id() {
		return ID;
	}

	private static String read() {
		try {
			return Files.readString(LINUX).strip();
		}
		catch (IOException ex) {
			return UUID.randomUUID().toString();
		}
	}

}
