package dev.rollcall.launcher;

import java.nio.file.Path;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Sends the log to files in the data folder, and only what asks for attention to the
 * console.
 */
final class Logs {

	private static final String CONFIGURATION = "launcher-logback.xml";

	private static final String FOLDER = "rollcall.logs";

	private Logs() {
	}

	/** To be called before the first logger is made. */
	static Path writeTo(Path folder) {
		System.setProperty(FOLDER, folder.toString());
		System.setProperty("logback.configurationFile", CONFIGURATION);
		// The broker logs before there is a Spring context, which is not to begin anew.
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		return folder.resolve("rollcall.log");
	}

}
