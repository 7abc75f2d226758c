package dev.rollcall.launcher;

import java.io.PrintStream;
import java.nio.file.Path;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * The broker ends its process at once when it can no longer write its log. The person who
 * started it is told so first.
 */
final class BrokerHalt implements Exit.Procedure {

	private static final long MEGABYTE = 1_000_000;

	private final Path root;

	private final Path log;

	private final PrintStream err;

	BrokerHalt(Path root, Path log, PrintStream err) {
		this.root = root;
		this.log = log;
		this.err = err;
	}

	@Override
	public void execute(int status, @Nullable String message) {
		this.err.println("rollcall: " + sentence());
		this.err.flush();
		Runtime.getRuntime().halt(status);
	}

	private String sentence() {
		return "The broker has given up, as it does when it cannot write to " + this.root + ", where "
				+ this.root.toFile().getUsableSpace() / MEGABYTE
				+ " MB are free: make room if that is too little, and start again; what was answered is kept. More is in "
				+ this.log + ".";
	}

}
