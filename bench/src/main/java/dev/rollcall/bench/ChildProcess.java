package dev.rollcall.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that we start and that tells {@code NAME=value} lines; it ends with us at the
 * latest.
 */
final class ChildProcess implements AutoCloseable {

	private static final Duration STOP = Duration.ofSeconds(60);

	private static final String NEVER_TOLD = "\n";

	private final Process process;

	private final Map<String, String> facts = new ConcurrentSkipListMap<>();

	private final CountDownLatch ready = new CountDownLatch(1);

	private final Thread ending;

	private ChildProcess(Process process, String lastFact) {
		this.process = process;
		this.ending = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.ending);
		Thread reader = new Thread(() -> read(lastFact));
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Starts it and waits until it has told its last fact.
	 * @param errors where its standard error goes
	 */
	static ChildProcess start(List<String> command, String lastFact, Duration bound, ProcessBuilder.Redirect errors)
			throws IOException {
		Process process = new ProcessBuilder(command).redirectError(errors).start();
		ChildProcess child = new ChildProcess(process, lastFact);
		if (!child.isReadyWithin(bound)) {
			child.kill();
			throw new IOException("Expected " + lastFact + " from " + command + " within " + bound.toSeconds()
					+ " s, but it did not come; see " + errors);
		}
		return child;
	}

	/** Starts it and does not wait; all that it says goes to the file. */
	static ChildProcess launch(List<String> command, ProcessBuilder.Redirect log) throws IOException {
		return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start(),
				NEVER_TOLD);
	}

	/** Waits until it has ended by itself, and rightly. */
	void awaitEnd(Duration bound) throws IOException {
		try {
			if (!this.process.waitFor(bound.toSeconds(), TimeUnit.SECONDS) || this.process.exitValue() != 0) {
				throw new IOException("Expected " + this.process + " to end with 0, but it did not");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	private void read(String lastFact) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				int equals = line.indexOf('=');
				if (equals > 0 && line.substring(0, equals).matches("[A-Z_]+")) {
					this.facts.put(line.substring(0, equals), line.substring(equals + 1).trim());
				}
				if (line.startsWith(lastFact)) {
					this.ready.countDown();
				}
			}
		}
		catch (IOException ex) {
			// The process has ended; whoever waits for a fact runs into the bound.
			this.facts.put("ENDED", String.valueOf(ex.getMessage()));
		}
	}

	private boolean isReadyWithin(Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		try {
			while (System.nanoTime() < deadline) {
				if (this.ready.await(100, TimeUnit.MILLISECONDS)) {
					return true;
				}
				if (!this.process.isAlive()) {
					return this.ready.await(1, TimeUnit.SECONDS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	Map<String, String> facts() {
		return new TreeMap<>(this.facts);
	}

	long pid() {
		return this.process.pid();
	}

	/** Ends it as a power cut would, and waits for it. */
	void kill() {
		this.process.destroyForcibly();
		await();
	}

	/** Asks it to end, and waits for it. */
	@Override
	public void close() {
		this.process.destroy();
		try (OutputStream input = this.process.getOutputStream()) {
			input.flush();
		}
		catch (IOException ex) {
			// It no longer listens, as it should.
			this.facts.put("ENDED", String.valueOf(ex.getMessage()));
		}
		await();
	}

	private void await() {
		try {
			if (!this.process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			Runtime.getRuntime().removeShutdownHook(this.ending);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
