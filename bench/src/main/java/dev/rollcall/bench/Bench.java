package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One run: the server, the bare baseline beside it, and what was measured. */
final class Bench implements AutoCloseable {

	/** Users beyond those asked for, which join groups of all the others. */
	static final int RESERVE = 2_000;

	private static final int KILOBYTE = 1024;

	private final Options options;

	private final Report report;

	private final Population population = new Population();

	private final Server server;

	private final ChildProcess baseline;

	private final Target bare;

	private final long started = System.nanoTime();

	Bench(Options options, Server server, ChildProcess baseline) {
		this.options = options;
		this.server = server;
		this.baseline = baseline;
		this.bare = Target.of("http://127.0.0.1:" + baseline.facts().get("PORT"), null, baseline.pid());
		this.report = new Report(options.json());
	}

	static ChildProcess startBaseline() throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "-Xmx256m", mainClass(), "baseline");
		return ChildProcess.start(command, "PORT", Duration.ofSeconds(60), ProcessBuilder.Redirect.INHERIT);
	}

	/**
	 * The loader that an executable jar started, whatever its name, or the class itself.
	 */
	private static String mainClass() {
		return (BenchApplication.class.getClassLoader() == ClassLoader.getSystemClassLoader())
				? BenchApplication.class.getName() : "org.springframework.boot.loader.launch.JarLauncher";
	}

	Options options() {
		return this.options;
	}

	Report report() {
		return this.report;
	}

	Server server() {
		return this.server;
	}

	Population population() {
		return this.population;
	}

	Target target() {
		return this.server.target();
	}

	Target bare() {
		return this.bare;
	}

	void progress(String text) {
		System.err.printf("[%5.0f s] %s%n", (System.nanoTime() - this.started) / 1e9, text);
	}

	/** Makes sure that there are as many users as asked for. */
	void fill() throws IOException {
		int wanted = this.options.users() + RESERVE;
		int missing = wanted - this.population.size();
		if (missing > 0) {
			progress("making " + missing + " users");
			Measured filling = this.population.fill(target(), wanted);
			this.report.add(new Row("fill with users", filling, null, ""));
		}
	}

	/** A load on the bare baseline, then on the server, at each number of connections. */
	void compare(String name, Work bareWork, Work work) throws IOException {
		for (int connections : this.options.connections()) {
			compare(name, connections, bareWork, work);
		}
	}

	void compare(String name, int connections, Work bareWork, Work work) throws IOException {
		progress(name + ", " + connections + " connections");
		Duration time = this.options.time();
		Measured bareMeasured = Load.during(this.bare, connections, time.dividedBy(2), bareWork);
		Measured measured = Load.during(target(), connections, time, work);
		add(new Row(name, measured, bareMeasured, ""));
	}

	void add(Row row) throws IOException {
		this.report.add(row);
		progress("  %,.0f/s, p99 %.1f ms%s".formatted(row.measured().perSecond(),
				row.measured().latencies().millis(0.99), (row.measured().failed() == 0 && row.note().isEmpty()) ? ""
						: ", " + row.note() + " " + row.measured().errors()));
	}

	/** Asks something outside any measurement. */
	<T> T aside(String what, Aside<T> aside) throws IOException {
		try (HttpConnection connection = new HttpConnection(target())) {
			return aside.run(connection);
		}
		catch (WrongAnswerException ex) {
			throw new IOException("Expected to " + what + ", but: " + ex.getMessage(), ex);
		}
	}

	static Work bareGet() {
		return bareGet(KILOBYTE);
	}

	static Work bareGet(int bytes) {
		return (connection, number) -> {
			if (connection.get("/bytes/" + bytes).expect(200).body().length != bytes) {
				throw new WrongAnswerException("wrong: another length");
			}
		};
	}

	static Work barePost(int bytes) {
		byte[] body = new byte[bytes];
		return (connection, number) -> {
			if (connection.send("POST", "/echo", body).expect(200).body().length != bytes) {
				throw new WrongAnswerException("wrong: another length");
			}
		};
	}

	static Work barePost() {
		return barePost(KILOBYTE);
	}

	@Override
	public void close() {
		this.baseline.close();
	}

	/** What is done aside. */
	@FunctionalInterface
	interface Aside<T> {

		T run(HttpConnection connection) throws IOException, WrongAnswerException;

	}

}
