package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A child process that runs a part of the product. Its output goes to a file. It never
 * outlives the test: closing kills it.
 */
final class JavaProcess implements AutoCloseable {

	/**
	 * Few of these processes run long enough for the optimising compiler to pay: it takes
	 * a third of their CPU time.
	 */
	private static final String COMPILE_LESS = "-XX:TieredStopAtLevel=1";

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path log;

	private volatile Process process;

	private JavaProcess(List<String> command, Map<String, String> environment, Path log) {
		this.command = command;
		this.environment = environment;
		this.log = log;
		this.process = launch();
		Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
	}

	/** Runs a main class of this test's class path. */
	static JavaProcess start(String mainClass, Path log, List<String> jvmOptions, List<String> arguments) {
		return start(List.of("-cp", System.getProperty("java.class.path"), mainClass), log, jvmOptions, arguments);
	}

	/** Runs the executable jar of a module, as it is deployed. */
	static JavaProcess startModule(String module, Path log, List<String> jvmOptions, List<String> arguments) {
		return start(List.of("-jar", jar(module).toString()), log, jvmOptions, arguments);
	}

	/**
	 * Runs {@code ./rollcall} on the launcher's jar, which it replaces itself by a JVM.
	 * It must not build anew what other processes run.
	 */
	static JavaProcess startLauncher(Path log, List<String> jvmOptions, List<String> arguments) {
		Path script = jar("launcher").resolve("../../../rollcall").normalize();
		return new JavaProcess(Stream.concat(Stream.of(script.toString()), arguments.stream()).toList(),
				Map.of("JAVA_HOME", System.getProperty("java.home"), "ROLLCALL_JAVA_OPTS",
						COMPILE_LESS + " " + String.join(" ", jvmOptions), "ROLLCALL_AS_BUILT", "yes"),
				log);
	}

	private static Path jar(String module) {
		Path jar = Path.of("..", module, "target", "rollcall-" + module + ".jar").toAbsolutePath().normalize();
		if (!Files.exists(jar)) {
			throw new IllegalStateException("Expected " + jar + ", but it is missing: run ./mvnw verify");
		}
		return jar;
	}

	private static JavaProcess start(List<String> what, Path log, List<String> jvmOptions, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.add(COMPILE_LESS);
		command.add("-XX:+UseSerialGC");
		command.addAll(what);
		command.addAll(arguments);
		return new JavaProcess(command, Map.of(), log);
	}

	private Process launch() {
		try {
			ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
			builder.environment().putAll(this.environment);
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** SIGKILL: no chance to tidy up. Returns when the process is gone. */
	void killHard() {
		destroy();
		await();
	}

	/** With what it has started: {@code ./rollcall} may still prepare its first start. */
	private void destroy() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	/** SIGTERM, as an operator or Ctrl-C would. Returns the exit code. */
	int terminate() {
		this.process.destroy();
		await();
		return this.process.exitValue();
	}

	/** Starts the same command again after the process has ended. */
	void restart() {
		if (this.process.isAlive()) {
			throw new IllegalStateException("Expected the process to have ended before its restart, but it runs");
		}
		this.process = launch();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Waits until the output has a match, and returns its first group. */
	String awaitOutput(String regex, Duration limit) {
		Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
		return Wait.until(limit, () -> {
			Matcher matcher = pattern.matcher(output());
			if (matcher.find()) {
				return (matcher.groupCount() > 0) ? matcher.group(1) : matcher.group();
			}
			if (!this.process.isAlive()) {
				throw new AssertionError("Expected output like " + regex + ", but the process ended:\n" + tail());
			}
			return null;
		}, () -> "output like " + regex + "; it said:\n" + tail());
	}

	String output() {
		try {
			return Files.exists(this.log) ? Files.readString(this.log) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String tail() {
		String output = output();
		return output.substring(Math.max(0, output.length() - 6000));
	}

	private void await() {
		try {
			if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
				throw new AssertionError("Expected the process to end when told, but it runs:\n" + tail());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			killHard();
		}
	}

}
