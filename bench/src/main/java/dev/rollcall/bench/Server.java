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

	private Target launch() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options.java());
		command.addAll(List.of("-jar", this.options.launcher().toString(), "--port", "0", "--kafka-port", "0", "--data",
				this.folder.resolve("data").toString()));
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
