package dev.rollcall.processor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells one start of the machine from the next. */
final class Boot {

	private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

	private Boot() {
	}

	/** The same as long as the machine is up; empty where there is no such thing. */
	static String present() {
		try {
			return Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
