package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The measured server: one that runs already, or one that we start and may restart. */
final class Server implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(3);

	private static final Duration BUILD = Duration.ofMinutes(10);

	private final Options options;

	private final Path folder;

	private String token;

	private @Nullable ChildProcess process;

	private Target target;

	private Optional<String> adminToken;

	private Optional<String> bootstrapServers = Optional.empty();

	private Server(Options options, Path folder) throws IOException {
		this.options = options;
		this.folder = folder;
		this.token = options.token();
		this.adminToken = options.adminToken();
		this.target = options.base().isPresent() ? Target.of(options.base().get(), this.token,
				options.pid().isPresent() ? options.pid().getAsLong() : null) : launch();
	}

	static Server start(Options options) throws IOException {
		return new Server(options, Files.createTempDirectory("rollcall-bench-"));
	}

	/** What the start script does once after a build is not part of a start. */
	static void prepare(Options options) throws IOException {
		if (options.base().isEmpty()) {
			List<String> command = new ArrayList<>(starter(options));
			command.add("--version");
			try (ChildProcess script = ChildProcess.launch(command, ProcessBuilder.Redirect.INHERIT)) {
				script.awaitEnd(BUILD);
			}
		}
	}

	private Target launch() throws IOException {
		List<String> command = new ArrayList<>(starter(this.options));
		command.addAll(List.of("--port", "0", "--kafka-port", "0", "--data", this.folder.resolve("data").toString()));
		ChildProcess child = ChildProcess.start(command, "Ready", START, log());
		this.process = child;
		Map<String, String> facts = child.facts();
		this.bootstrapServers = Optional.ofNullable(facts.get("KAFKA_BOOTSTRAP_SERVERS"));
		this.adminToken = Optional.ofNullable(facts.get("ADMIN_TOKEN"));
		String told = facts.getOrDefault("SCIM_TOKEN", "");
		if (!told.isEmpty()) {
			this.token = told;
		}
		return Target.of(facts.getOrDefault("SCIM_BASE_URL", ""), this.token, child.pid());
	}

	/**
	 * The start script, which becomes the server's process, or a jar with its options.
	 */
	private static List<String> starter(Options options) {
		Path java = Path.of(System.getProperty("java.home"));
		Path launcher = options.launcher().toAbsolutePath();
		List<String> command = new ArrayList<>();
		if (launcher.toString().endsWith(".jar")) {
			command.addAll(
					List.of(java.resolve("bin").resolve("java").toString(), "@" + Path.of("launcher", "jvm.options")));
			command.addAll(options.java());
			command.addAll(List.of("-jar", launcher.toString()));
		}
		else {
			command.addAll(List.of("env", "JAVA_HOME=" + java, "ROLLCALL_JAVA_OPTS=" + String.join(" ", options.java()),
					launcher.toString()));
		}
		return command;
	}

	private ProcessBuilder.Redirect log() {
		return ProcessBuilder.Redirect.appendTo(this.folder.resolve("launcher.log").toFile());
	}

	Target target() {
		return this.target;
	}

	/** The admin API beside SCIM; empty if its token is not known. */
	Optional<Target> admin() {
		return this.adminToken.map((known) -> Target
			.of("http://" + this.target.host() + ":" + this.target.port() + "/admin/v1", known, this.target.pid()));
	}

	boolean isOurs() {
		return this.process != null;
	}

	Optional<String> bootstrapServers() {
		return this.bootstrapServers;
	}

	/** Ends the server: softly, or as a power cut would. */
	void stop(boolean kill) {
		ChildProcess present = this.process;
		if (present != null && kill) {
			present.kill();
		}
		else if (present != null) {
			present.close();
		}
		this.process = null;
	}

	/** Starts it anew on the same data after {@link #stop}. */
	void resume() throws IOException {
		this.target = launch();
	}

	@Override
	public void close() throws IOException {
		stop(false);
		remove(this.folder);
	}

	/** Removes a folder with all that is in it. */
	static void remove(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
