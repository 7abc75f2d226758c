package dev.rollcall.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The launcher's command line.
 *
 * @param port of HTTP; 0 takes a free one
 * @param address that HTTP listens on
 * @param data the folder that holds everything
 * @param kafkaPort of the embedded broker; empty takes the one of the last start
 */
record Options(Ask ask, int port, String address, Path data, Durability durability, OptionalInt kafkaPort) {

	static final String USAGE = """
			Usage: rollcall [options]

			Starts Rollcall in one process: a Kafka broker, the processor, the projector and the gateway.

			  --port PORT          HTTP port, 0 for a free one (default 8080)
			  --address ADDRESS    address that HTTP listens on (default 127.0.0.1)
			  --data FOLDER        where everything is kept (default ./data)
			  --durability MODE    page-cache or fsync (default page-cache):
			                         page-cache  %s
			                         fsync       %s
			  --kafka-port PORT    port of the broker on 127.0.0.1, 0 for a free one
			                       (default: that of the last start, at first 9092 or the next free one)
			  --help               this text
			  --version            the version
			""".formatted(Durability.PAGE_CACHE.meaning(), Durability.FSYNC.meaning());

	private static final Options DEFAULTS = new Options(Ask.START, 8080, "127.0.0.1", Path.of("data"),
			Durability.PAGE_CACHE, OptionalInt.empty());

	/** What to do. */
	enum Ask {

		START, HELP, VERSION

	}

	/** Reads {@code --name value} and {@code --name=value}. */
	static Options parse(List<String> args) {
		Options options = DEFAULTS;
		for (Iterator<String> rest = args.iterator(); rest.hasNext();) {
			String arg = rest.next();
			int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
			String name = (equals < 0) ? arg : arg.substring(0, equals);
			options = switch (name) {
				case "--help", "-h" -> options.asking(Ask.HELP);
				case "--version" -> options.asking(Ask.VERSION);
				case "--port", "--address", "--data", "--durability", "--kafka-port" ->
					options.with(name, value(name, arg, equals, rest));
				default -> throw StartRefusedException
					.usage("Unknown option '" + arg + "': see rollcall --help for those there are.");
			};
		}
		return options;
	}

	private static String value(String name, String arg, int equals, Iterator<String> rest) {
		if (equals < 0 && !rest.hasNext()) {
			throw StartRefusedException.usage("The option " + name + " needs a value: see rollcall --help.");
		}
		String value = (equals < 0) ? rest.next() : arg.substring(equals + 1);
		if (value.isBlank()) {
			throw StartRefusedException.usage("The option " + name + " needs a value: see rollcall --help.");
		}
		return value;
	}

	private Options asking(Ask ask) {
		return new Options(ask, this.port, this.address, this.data, this.durability, this.kafkaPort);
	}

	private Options with(String name, String value) {
		return switch (name) {
			case "--port" ->
				new Options(this.ask, port(name, value), this.address, this.data, this.durability, this.kafkaPort);
			case "--address" -> new Options(this.ask, this.port, value, this.data, this.durability, this.kafkaPort);
			case "--data" ->
				new Options(this.ask, this.port, this.address, path(value), this.durability, this.kafkaPort);
			case "--durability" ->
				new Options(this.ask, this.port, this.address, this.data, durability(value), this.kafkaPort);
			default -> new Options(this.ask, this.port, this.address, this.data, this.durability,
					OptionalInt.of(port(name, value)));
		};
	}

	private static Durability durability(String value) {
		return Durability.parse(value)
			.orElseThrow(() -> StartRefusedException
				.usage("Expected --durability to be " + Durability.choices() + ", but got '" + value + "'."));
	}

	private static Path path(String value) {
		try {
			return Path.of(value);
		}
		catch (InvalidPathException ex) {
			throw StartRefusedException.usage("Expected --data to be a folder, but got '" + value + "'.");
		}
	}

	private static int port(String name, String value) {
		if (value.matches("\\d{1,5}")) {
			int port = Integer.parseInt(value);
			if (port <= 65535) {
				return port;
			}
		}
		throw StartRefusedException
			.usage("Expected " + name + " to be a port from 0 to 65535, but got '" + value + "'.");
	}

}
