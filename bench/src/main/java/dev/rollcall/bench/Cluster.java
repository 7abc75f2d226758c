package dev.rollcall.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The services as they are deployed, each in a process of its own, on a broker that comes
 * out of the launcher's jar.
 */
final class Cluster implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(4);

	private final Options options;

	private final Path folder;

	private final String adminToken = UUID.randomUUID().toString();

	private final Deque<ChildProcess> parts = new ArrayDeque<>();

	private final List<String> processorCommand;

	private @Nullable ChildProcess processor;

	private final Target admin;

	private final Target scim;

	private final Target projector;

	private Cluster(Options options, Path folder) throws IOException {
		this.options = options;
		this.folder = folder;
		try {
			String kafka = "--spring.kafka.bootstrap-servers=127.0.0.1:" + startBroker();
			this.processorCommand = prepared("processor", kafka, "--server.port=" + freePort(),
					"--rollcall.processor.state-dir=" + folder.resolve("state"),
					"--rollcall.processor.instance-id=bench");
			this.processor = launch(this.processorCommand, "processor");
			int views = freePort();
			String secret = UUID.randomUUID().toString();
			String token = "--rollcall.projector.token=" + secret;
			this.parts.push(launch(service("projector", kafka, "--server.port=" + views,
					"--rollcall.projector.sqlite.path=" + folder.resolve("views"), token), "projector"));
			this.projector = Target.of("http://127.0.0.1:" + views + "/internal/v1", secret, null);
			int port = freePort();
			this.parts
				.push(launch(service("gateway", kafka, "--server.port=" + port, "--rollcall.gateway.read-bounds=broker",
						"--rollcall.gateway.projector-url=http://127.0.0.1:" + views, token,
						"--rollcall.admin.token=" + this.adminToken), "gateway"));
			String base = "http://127.0.0.1:" + port;
			this.admin = Target.of(base + "/admin/v1", this.adminToken, null);
			this.scim = Target.of(base + "/scim/v2", null, null);
			awaitReady(Target.of(base, null, null));
		}
		catch (IOException | RuntimeException ex) {
			end();
			throw ex;
		}
	}

	/** The first of the jars that is missing. */
	static Optional<Path> missing(Options options) {
		return Stream.of("launcher", "processor", "projector", "gateway")
			.map((name) -> jar(options, name))
			.filter((jar) -> !Files.exists(jar))
			.findFirst();
	}

	static Cluster start(Options options) throws IOException {
		return new Cluster(options, Files.createTempDirectory("rollcall-bench-cluster-"));
	}

	Target admin() {
		return this.admin;
	}

	Target scim() {
		return this.scim;
	}

	/** What operators ask the projector. */
	Target projector() {
		return this.projector;
	}

	/** Ends the processor as a power cut would, and starts it again. */
	void killProcessor() throws IOException {
		ChildProcess present = this.processor;
		if (present != null) {
			present.kill();
		}
		this.processor = launch(this.processorCommand, "processor");
	}

	private int startBroker() throws IOException {
		int port = freePort();
		int controller = freePort();
		Path properties = this.folder.resolve("broker.properties");
		Files.writeString(properties, """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
				controller.listener.names=CONTROLLER
				listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
				log.dirs=%3$s
				auto.create.topics.enable=false
				message.max.bytes=16777216
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=2
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				transaction.state.log.num.partitions=2
				group.initial.rebalance.delay.ms=0
				add.partitions.to.txn.retry.backoff.ms=1
				transaction.abort.timed.out.transaction.cleanup.interval.ms=500
				""".formatted(port, controller, this.folder.resolve("broker")));
		try (ChildProcess format = launch(kafka("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(),
				"-c", properties.toString()), "format")) {
			format.awaitEnd(START);
		}
		this.parts.push(launch(kafka("kafka.Kafka", properties.toString()), "broker"));
		return port;
	}

	/** A main class of the launcher's jar. */
	private List<String> kafka(String main, String... arguments) {
		List<String> command = new ArrayList<>(java());
		command.addAll(List.of("-cp", jar(this.options, "launcher").toString(), "-Dloader.main=" + main,
				"org.springframework.boot.loader.launch.PropertiesLauncher"));
		command.addAll(List.of(arguments));
		return command;
	}

	private List<String> service(String name, String... arguments) {
		List<String> command = new ArrayList<>(java());
		command.addAll(List.of("-jar", jar(this.options, name).toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * As in the image: unpacked, and with its classes in an archive, so that a start need
	 * not read them one by one.
	 */
	private List<String> prepared(String name, String... arguments) throws IOException {
		Path unpacked = this.folder.resolve(name);
		Path jar = jar(this.options, name);
		run(name, List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", unpacked.toString()));
		String archive = unpacked.resolve(name + ".jsa").toString();
		List<String> launch = List.of("-jar", unpacked.resolve(jar.getFileName()).toString());
		run(name,
				Stream
					.concat(Stream.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"),
							launch.stream())
					.toList());
		List<String> command = new ArrayList<>(java());
		command.add("-XX:SharedArchiveFile=" + archive);
		command.addAll(launch);
		command.addAll(List.of(arguments));
		return command;
	}

	private void run(String name, List<String> arguments) throws IOException {
		try (ChildProcess process = launch(Stream.concat(java().stream(), arguments.stream()).toList(), name)) {
			process.awaitEnd(START);
		}
	}

	private static List<String> java() {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"-XX:+UseSerialGC");
	}

	private static Path jar(Options options, String name) {
		return options.services().resolve(Path.of(name, "target", "rollcall-" + name + ".jar"));
	}

	private ChildProcess launch(List<String> command, String name) throws IOException {
		return ChildProcess.launch(command,
				ProcessBuilder.Redirect.appendTo(this.folder.resolve(name + ".log").toFile()));
	}

	private void awaitReady(Target gateway) throws IOException {
		long deadline = System.nanoTime() + START.toNanos();
		while (!isReady(gateway)) {
			if (System.nanoTime() > deadline || !this.parts.stream().allMatch(ChildProcess::isAlive)) {
				throw new IOException("Expected the services to be ready, but they are not: " + lastLines());
			}
			ProcessorMeasurement.pause(100);
		}
	}

	/** The folder is removed in the end, so its logs tell here why. */
	private String lastLines() throws IOException {
		StringBuilder text = new StringBuilder();
		for (String name : List.of("broker", "processor", "projector", "gateway")) {
			Path log = this.folder.resolve(name + ".log");
			List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
			text.append(System.lineSeparator()).append(name).append(": ");
			lines.subList(Math.max(0, lines.size() - 5), lines.size())
				.forEach((line) -> text.append(System.lineSeparator()).append(line));
		}
		return text.toString();
	}

	private static boolean isReady(Target gateway) {
		try (HttpConnection connection = new HttpConnection(gateway, "application/json")) {
			return connection.get("/actuator/health/readiness").status() == 200;
		}
		catch (IOException ex) {
			// Nobody listens yet.
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void end() throws IOException {
		ChildProcess present = this.processor;
		if (present != null) {
			present.kill();
		}
		while (!this.parts.isEmpty()) {
			this.parts.pop().kill();
		}
		Server.remove(this.folder);
	}

	@Override
	public void close() throws IOException {
		end();
	}

}
