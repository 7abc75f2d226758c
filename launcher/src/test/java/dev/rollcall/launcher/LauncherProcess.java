package dev.rollcall.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher as people run it: {@code ./rollcall}, on what was built. */
final class LauncherProcess implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private final Process process;

	private final List<String> out = new CopyOnWriteArrayList<>();

	private final List<String> err = new CopyOnWriteArrayList<>();

	private final CountDownLatch ready = new CountDownLatch(1);

	private final List<Thread> readers;

	private LauncherProcess(Process process) {
		this.process = process;
		this.readers = List.of(read(process.inputReader(StandardCharsets.UTF_8), (line) -> {
			this.out.add(line);
			if (line.startsWith("Ready.")) {
				this.ready.countDown();
			}
		}), read(process.errorReader(StandardCharsets.UTF_8), this.err::add));
	}

	static LauncherProcess start(Path data, String... options) throws IOException {
		List<String> command = new ArrayList<>(
				List.of("../rollcall", "--data", data.toString(), "--port", "0", "--kafka-port", "0"));
		command.addAll(List.of(options));
		return run(command);
	}

	/** The first start after a build prepares later ones, and says so. */
	static void prepare() throws IOException, InterruptedException {
		try (LauncherProcess help = run(List.of("../rollcall", "--help"))) {
			assertThat(help.awaitExit()).as(help.err.toString()).isZero();
		}
	}

	private static LauncherProcess run(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		// It must not build anew what is tested here.
		builder.environment().put("ROLLCALL_AS_BUILT", "yes");
		return new LauncherProcess(builder.start());
	}

	private static Thread read(BufferedReader reader, Consumer<String> lines) {
		Thread thread = new Thread(() -> reader.lines().forEach(lines), "launcher-output");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	LauncherProcess awaitReady() throws InterruptedException {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!this.ready.await(50, TimeUnit.MILLISECONDS)) {
			assertThat(this.process.isAlive()).as("still starting: %s %s", this.out, this.err).isTrue();
			assertThat(System.nanoTime()).as("ready in time: %s %s", this.out, this.err).isLessThan(end);
		}
		return this;
	}

	/** The value of a line {@code NAME=value}. */
	String value(String name) {
		return this.out.stream()
			.filter((line) -> line.startsWith(name + "="))
			.map((line) -> line.substring(name.length() + 1))
			.reduce((first, second) -> {
				throw new AssertionError("Expected one line " + name + ", but there are several");
			})
			.orElseThrow(() -> new AssertionError("Expected a line " + name + " in " + this.out));
	}

	/** What the next start has to print again. */
	Map<String, String> credentials() {
		return Map.of("SCIM_TOKEN", value("SCIM_TOKEN"), "ADMIN_TOKEN", value("ADMIN_TOKEN"), "KAFKA_BOOTSTRAP_SERVERS",
				value("KAFKA_BOOTSTRAP_SERVERS"));
	}

	List<String> out() {
		return this.out;
	}

	List<String> err() {
		return this.err;
	}

	/** From now on no file grows beyond this, as if the disk were full. */
	void limitFiles(long bytes) throws IOException, InterruptedException {
		Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(this.process.pid()), "--fsize=" + bytes)
			.inheritIO()
			.start();
		assertThat(limit.waitFor()).isZero();
	}

	/** SIGTERM; returns the exit code. */
	int stop() throws InterruptedException {
		this.process.destroy();
		return awaitExit(Duration.ofSeconds(30));
	}

	/** SIGKILL. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		awaitExit(Duration.ofSeconds(30));
	}

	int awaitExit() throws InterruptedException {
		return awaitExit(LIMIT);
	}

	private int awaitExit(Duration limit) throws InterruptedException {
		assertThat(this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)).as("ended within %s", limit).isTrue();
		for (Thread reader : this.readers) {
			reader.join(limit.toMillis());
		}
		return this.process.exitValue();
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

}
