package dev.rollcall.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Everything in one process: a Kafka broker with a durable data folder, the processor,
 * the projector and the gateway.
 */
public final class LauncherApplication {

	private LauncherApplication() {
	}

	public static void main(String... args) {
		int exitCode = run(List.of(args), System.out, System.err);
		if (exitCode != 0) {
			System.exit(exitCode);
		}
	}

	/** Returns 0 once everything runs, or after printing what was asked for. */
	static int run(List<String> args, PrintStream out, PrintStream err) {
		try {
			Options options = Options.parse(args);
			switch (options.ask()) {
				case HELP -> out.print(Options.USAGE);
				case VERSION -> out.println("rollcall " + version());
				case START -> Rollcall.start(options, out, err);
			}
			return 0;
		}
		catch (StartRefusedException ex) {
			err.println("rollcall: " + ex.getMessage());
			return ex.exitCode();
		}
	}

	private static String version() {
		return Optional.ofNullable(LauncherApplication.class.getPackage().getImplementationVersion())
			.orElse("(built from sources)");
	}

}
