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
record Options(Optional<String> base, String token, Optional<String> adminToken, OptionalLong pid, Path launcher,
		Path services, List<String> java, int users, List<Integer> connections, List<Integer> sizes, List<Sync> syncs,
		List<Integer> policySizes, int kills, Duration time, Duration warmUp, List<String> only, Path json) {

	static final String USAGE = """
			Usage: java -jar bench/target/rollcall-bench.jar [options]

			Starts Rollcall on this machine, or takes a running one, and measures it and bare baselines with the
			same client in the same run. Prints a table at its end. Only for servers on this machine.

			  --base URL            SCIM base of a running server, for example http://127.0.0.1:8080/scim/v2
			  --token TOKEN         its bearer token
			  --admin-token TOKEN   its administrator's token, for policy
			  --pid PID             its process, for CPU time and memory
			  --launcher FILE       what to start without --base (default ./rollcall), or the jar of a launcher
			  --services FOLDER     whose processor/target, gateway/target and projector/target have the services
			                        that are processes of their own when the processor is killed (default .)
			  --java OPTION         a further option for its JVM, may be repeated (those of ./rollcall come first)
			  --users N             users there are when single requests are measured (default 10000)
			  --connections LIST    (default 1,16,64)
			  --sizes LIST          members of the groups that get one more (default 10,1000,10000,100000;
			                        those over --users are left out)
			  --sync USERS:GROUPS:CONNECTIONS   the initial synchronisation (default 10000:100:40); several, as a
			                        list or repeated, tell how it grows
			  --policy-sizes LIST   users of the sites whose policy changes (default 1000,10000,100000; the default's
			                        over --users are left out)
			  --kills N             how often the processor alone is killed (default 5)
			  --seconds N           of each measurement (default 5)
			  --warm-up N           seconds before all but the first synchronisation, at most: it ends when the JVMs
			                        get no faster (default 240; 0 for none)
			  --only LIST           of %s
			  --json FILE           where the figures go too (default bench/target/bench.json)
			""".formatted(String.join(", ", Measurements.names()));

	record Sync(int users, int groups, int connections) {
	}

	boolean includes(String measurement) {
		return this.only.isEmpty() || this.only.contains(measurement);
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

		private Optional<String> adminToken = Optional.empty();

		private OptionalLong pid = OptionalLong.empty();

		private Path launcher = Path.of("rollcall");

		private Path services = Path.of(".");

		private final List<String> java = new ArrayList<>();

		private int users = 10_000;

		private List<Integer> connections = List.of(1, 16, 64);

		private List<Integer> sizes = List.of(10, 1_000, 10_000, 100_000);

		private final List<Sync> syncs = new ArrayList<>();

		private Optional<List<Integer>> policySizes = Optional.empty();

		private int kills = 5;

		private Duration time = Duration.ofSeconds(5);

		private Duration warmUp = Duration.ofSeconds(240);

		private List<String> only = List.of();

		private Path json = Path.of("bench", "target", "bench.json");

		void set(String name, String value) {
			switch (name) {
				case "--base" -> this.base = Optional.of(value);
				case "--token" -> this.token = value;
				case "--admin-token" -> this.adminToken = Optional.of(value);
				case "--pid" -> this.pid = OptionalLong.of(Long.parseLong(value));
				case "--launcher" -> this.launcher = Path.of(value);
				case "--services" -> this.services = Path.of(value);
				case "--java" -> this.java.add(value);
				case "--users" -> this.users = Integer.parseInt(value);
				case "--connections" -> this.connections = numbers(value);
				case "--sizes" -> this.sizes = numbers(value);
				case "--sync" -> list(value).forEach((sync) -> this.syncs.add(sync(sync)));
				case "--policy-sizes" -> this.policySizes = Optional.of(positive(name, numbers(value)));
				case "--kills" -> this.kills = positive(name, List.of(Integer.valueOf(value))).get(0);
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
			List<Integer> numbers = positive("--sync", Arrays.stream(parts).map(Integer::valueOf).toList());
			return new Sync(numbers.get(0), numbers.get(1), numbers.get(2));
		}

		private static List<Integer> positive(String name, List<Integer> numbers) {
			if (numbers.isEmpty() || numbers.stream().anyMatch((number) -> number < 1)) {
				throw new IllegalArgumentException("Expected " + name + " of at least 1, but got " + numbers);
			}
			return numbers;
		}

		Options build() {
			for (String name : this.only) {
				if (!Measurements.names().contains(name)) {
					throw new IllegalArgumentException("Unknown measurement " + name + ": see --help");
				}
			}
			List<Sync> all = this.syncs.isEmpty() ? List.of(new Sync(10_000, 100, 40)) : List.copyOf(this.syncs);
			List<Integer> asked = this.policySizes.orElse(List.of(1_000, 10_000, 100_000));
			return new Options(this.base, this.token, this.adminToken, this.pid, this.launcher, this.services,
					List.copyOf(this.java), this.users, this.connections, this.sizes, all,
					asked.stream()
						.filter((size) -> this.policySizes.isPresent() || size <= this.users)
						.sorted()
						.toList(),
					this.kills, this.time, this.warmUp, this.only, this.json);
		}

	}

}
