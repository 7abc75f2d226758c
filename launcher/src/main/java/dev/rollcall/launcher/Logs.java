package dev.rollcall.launcher;

import java.nio.file.Path;

/**
 * Sends the log to files in the data folder, and only what asks for attention to the
 * console.
 */
final class Logs {

	static final String CONFIGURATION = "launcher-logback.xml";

	private static final String FOLDER = "rollcall.logs";

	private Logs() {
	}

	/** To be called before the first logger is made. */
	static Path writeTo(Path folder) {
		System.setProperty(FOLDER, folder.toString());
		System.setProperty("logback.configurationFile", CONFIGURATION);
		return folder.resolve("rollcall.log");
	}

}
