package dev.rollcall.bench;

import java.io.IOException;
import java.util.List;

/** Measures a SCIM server, see {@code --help}; or is the bare baseline. */
public final class BenchApplication {

	private BenchApplication() {
	}

	public static void main(String... args) throws IOException {
		if (args.length == 1 && args[0].equals("baseline")) {
			BaselineServer.run();
		}
		else if (args.length == 1 && args[0].equals("--help")) {
			System.out.print(Options.USAGE);
		}
		else {
			measure(parse(List.of(args)));
		}
	}

	private static Options parse(List<String> args) {
		try {
			return Options.parse(args);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			throw ex;
		}
	}

	private static void measure(Options options) throws IOException {
		Server.prepare(options);
		long start = System.nanoTime();
		try (Server server = Server.start(options); Bench bench = new Bench(options, server, Bench.startBaseline())) {
			if (server.isOurs()) {
				bench.report()
					.add(new Fact("start on an empty folder: ready", (System.nanoTime() - start) / 1e9, "s", ""));
				RestartMeasurement.untilRight(bench, (connection) -> Scim.lookUp(connection, "nobody"));
			}
			try {
				if (server.isOurs() && !options.warmUp().isZero() && options.includes("sync")) {
					SyncMeasurement.justStarted(bench);
				}
				WarmUp.run(bench);
				for (String name : Measurements.names()) {
					if (options.includes(name)) {
						Measurements.named(name).run(bench);
					}
				}
			}
			finally {
				System.out.print(bench.report().table());
			}
		}
	}

}
