package dev.rollcall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What Linux and the JVM tell of a process. */
record ProcessFigures(long pid) {

	/** USER_HZ is 100 on every Linux that a JVM runs on. */
	private static final double MILLIS_PER_TICK = 10;

	private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");

	/** CPU time so far; empty where there is no /proc. */
	@Nullable Double cpuMillis() {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(this.pid), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** Resident memory now. */
	Optional<Double> residentMib() {
		return status("VmRSS");
	}

	/** The most resident memory that there ever was. */
	Optional<Double> peakResidentMib() {
		return status("VmHWM");
	}

	/** Heap, stacks and native memory: what the process alone holds. */
	Optional<Double> anonymousMib() {
		return status("RssAnon");
	}

	/** Pages of mapped files, which the kernel takes back when it needs them. */
	Optional<Double> fileMib() {
		return status("RssFile");
	}

	Optional<Double> sharedMib() {
		return status("RssShmem");
	}

	/**
	 * Resident memory, each page once: the resident figures count a page of the views'
	 * file once for every connection that maps it.
	 */
	Optional<Double> residentOnceMib() {
		return figure("smaps_rollup", "Pss");
	}

	/** The heap in use after a full collection. */
	Optional<Double> liveHeapMib() {
		return jcmd("GC.run").flatMap((done) -> jcmd("GC.heap_info"))
			.map((text) -> HEAP_USED.matcher(text)
				.results()
				.mapToLong((generation) -> Long.parseLong(generation.group(1)))
				.sum() / 1024.0);
	}

	private Optional<Double> status(String name) {
		return figure("status", name);
	}

	private Optional<Double> figure(String file, String name) {
		try {
			return mib(Files.readAllLines(Path.of("/proc", Long.toString(this.pid), file)), name);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** A line such as {@code VmRSS:	  512 kB}. */
	static Optional<Double> mib(List<String> status, String name) {
		return status.stream()
			.filter((line) -> line.startsWith(name + ":"))
			.map((line) -> Long.parseLong(line.substring(name.length()).replaceAll("\\D", "")) / 1024.0)
			.findFirst();
	}

	private Optional<String> jcmd(String command) {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		if (!Files.isExecutable(jcmd)) {
			return Optional.empty();
		}
		try {
			Process process = new ProcessBuilder(jcmd.toString(), Long.toString(this.pid), command)
				.redirectErrorStream(true)
				.start();
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			boolean done = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
			return done ? Optional.of(text) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

}
