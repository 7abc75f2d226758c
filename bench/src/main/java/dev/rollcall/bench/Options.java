package dev.rollcall.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The command line.
 *
 * @param base of a running server; empty starts one from {@code launcher}
 * @param only names of measurements; empty means all
 */
record Options(Optional<String> base, String token, OptionalLong pid, Path launcher, List<String> java, int users,
		List<Integer> connections, List<Integer> sizes, Sync sync, Duration time, Duration warmUp, List<String> only,
		Path json) {

	static final String USAGE = """
			Usage: java -jar bench/target/rollcall-bench.jar [options]

			Starts Rollcall on this machine, or takes a running one, and measures it and bare baselines with the
			same client in the same run. Prints a table at its end. Only for servers on this machine.

			  --base URL            SCIM base of a running server, for example http://127.0.0.1:8080/scim/v2
			  --token TOKEN         its bearer token
			  --pid PID             its process, for CPU time and memory
			  --launcher JAR        what to start without --base (default launcher/target/rollcall-launcher.jar)
			  --java OPTION         a further option for its JVM, may be repeated (the heap is that of ./rollcall)
			  --users N             users there are when single requests are measured (default 10000)
			  --connections LIST    (default 1,16,64)
			  --sizes LIST          members of the groups that get one more (default 10,1000,10000,100000;
			                        those over --users are left out)
			  --sync USERS:GROUPS:CONNECTIONS   the initial synchronisation (default 10000:100:40)
			  --seconds N           of each measurement (default 5)
			  --warm-up N           seconds before all (default 30)
			  --only LIST           of %s
			  --json FILE           where the figures go too (default bench/target/bench.json)
			""".formatted(String.join(", ", Measurements.names()));

	record Sync(int users, int groups, int connections) {
	}

	static Options parse(List<String> args) {
		Builder builder = new Builder();
		for (Iterator<String> rest = args.iterator(); rest.hasNext();) {
			String arg = rest.next();
			int equals = arg.indexOf('=');
			String name = (equals < 0) ? arg : arg.substring(0, equals);
			if (equals < 0 && !rest.hasNext()) {
				throw new IllegalArgumentException("Expected a value behind " + arg + ": see --help");
			}
			builder.set(name, (equals < 0) ? rest.next() : arg.substring(equals + 1));
		}
		return builder.build();
	}

	private static List<String> list(String value) {
		return Arrays.stream(value.split(",")).map(String::trim).filter((item) -> !item.isEmpty()).toList();
	}

	private static List<Integer> numbers(String value) {
		return list(value).stream().map(Integer::valueOf).toList();
	}

	private static final class Builder {

		private Optional<String> base = Optional.empty();

		private String token = "";

		private OptionalLong pid = OptionalLong.empty();

		private Path launcher = Path.of("launcher", "target", "rollcall-launcher.jar");

		/** Those of the start script, so that what is measured is what people run. */
		private final List<String> java = new ArrayList<>(List.of("-Xms256m", "-Xmx768m", "-XX:+UseParallelGC"));

		private int users = 10_000;

		private List<Integer> connections = List.of(1, 16, 64);

		private List<Integer> sizes = List.of(10, 1_000, 10_000, 100_000);

		private Sync sync = new Sync(10_000, 100, 40);

		private Duration time = Duration.ofSeconds(5);

		private Duration warmUp = Duration.ofSeconds(30);

		private List<String> only = List.of();

		private Path json = Path.of("bench", "target", "bench.json");

		void set(String name, String value) {
			switch (name) {
				case "--base" -> this.base = Optional.of(value);
				case "--token" -> this.token = value;
				case "--pid" -> this.pid = OptionalLong.of(Long.parseLong(value));
				case "--launcher" -> this.launcher = Path.of(value);
				case "--java" -> this.java.add(value);
				case "--users" -> this.users = Integer.parseInt(value);
				case "--connections" -> this.connections = numbers(value);
				case "--sizes" -> this.sizes = numbers(value);
				case "--sync" -> this.sync = sync(value);
				case "--seconds" -> this.time = Duration.ofSeconds(Integer.parseInt(value));
				case "--warm-up" -> this.warmUp = Duration.ofSeconds(Integer.parseInt(value));
				case "--only" -> this.only = list(value);
				case "--json" -> this.json = Path.of(value);
				default -> throw new IllegalArgumentException("Unknown option " + name + ": see --help");
			}
		}

		private static Sync sync(String value) {
			String[] parts = value.split(":");
			if (parts.length != 3) {
				throw new IllegalArgumentException("Expected --sync USERS:GROUPS:CONNECTIONS, but got " + value);
			}
			return new Sync(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
		}

		Options build() {
			for (String name : this.only) {
				if (!Measurements.names().contains(name)) {
					throw new IllegalArgumentException("Unknown measurement " + name + ": see --help");
				}
			}
			return new Options(this.base, this.token, this.pid, this.launcher, List.copyOf(this.java), this.users,
					this.connections, this.sizes, this.sync, this.time, this.warmUp, this.only, this.json);
		}

	}

}
