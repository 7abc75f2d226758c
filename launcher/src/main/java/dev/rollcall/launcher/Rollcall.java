package dev.rollcall.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.PortInUseException;

/**
 * The running whole: what was started, to be stopped in the opposite order when the
 * process is asked to end.
 */
final class Rollcall {

	/** A stop that takes longer is cut short; the next start recovers as after a kill. */
	private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

	private static final int STOPPED_BY_SIGNAL = 143;

	private final Deque<AutoCloseable> parts = new ArrayDeque<>();

	private boolean stopping;

	private Rollcall() {
	}

	/** Returns when everything runs and how to reach it has been printed. */
	static void start(Options options, PrintStream out, PrintStream err) {
		Rollcall rollcall = new Rollcall();
		Thread hook = new Thread(rollcall::stopInTime, "rollcall-stop");
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			rollcall.startParts(options, out, err);
		}
		catch (StartRefusedException ex) {
			rollcall.stop();
			throw ex;
		}
	}

	private void startParts(Options options, PrintStream out, PrintStream err) {
		if (options.port() != 0) {
			Ports.check("--port", options.address(), options.port());
		}
		DataFolder folder = add(DataFolder.open(options.data()));
		Path log = Logs.writeTo(folder.logs());
		Installation installation = Installation.open(folder);
		int kafkaPort = installation.kafkaPort(options.kafkaPort());
		Ports.check("--kafka-port", Ports.LOOPBACK, kafkaPort);
		out.println("Starting Rollcall with its data in " + folder.root());
		try {
			Exit.setHaltProcedure(new BrokerHalt(folder.root(), log, err));
			EmbeddedBroker broker = add(
					EmbeddedBroker.start(folder, installation.clusterId(), kafkaPort, options.durability()));
			Services services = add(Services.start(options, folder, installation, broker));
			String scimToken = new DemoSite(new AdminClient(services.baseUri()), installation).token();
			new Announcement(options, installation.adminToken(), scimToken, broker, services.baseUri()).print(out);
		}
		catch (StartRefusedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger().error("The start failed", ex);
			throw refusal(ex, options, log);
		}
	}

	private static StartRefusedException refusal(RuntimeException failure, Options options, Path log) {
		Throwable root = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PortInUseException taken) {
				// Taken since it was checked.
				return Ports.taken("--port", options.address(), taken.getPort(), failure);
			}
			root = cause;
		}
		return StartRefusedException.because("The start failed: " + root + "; more is in " + log + ".", failure);
	}

	/** Made late: the first logger reads where the log files are. */
	private static Logger logger() {
		return LoggerFactory.getLogger(Rollcall.class);
	}

	private synchronized <T extends AutoCloseable> T add(T part) {
		this.parts.push(part);
		if (this.stopping) {
			throw StartRefusedException.because("Stopped during the start.");
		}
		return part;
	}

	private void stopInTime() {
		Thread watch = new Thread(() -> {
			try {
				Thread.sleep(STOP_LIMIT.toMillis());
				Runtime.getRuntime().halt(STOPPED_BY_SIGNAL);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "rollcall-stop-limit");
		watch.setDaemon(true);
		watch.start();
		stop();
		watch.interrupt();
	}

	private synchronized void stop() {
		this.stopping = true;
		while (!this.parts.isEmpty()) {
			AutoCloseable part = this.parts.pop();
			try {
				part.close();
			}
			catch (Exception ex) {
				logger().error("Expected to stop {} cleanly, but it failed", part.getClass().getSimpleName(), ex);
			}
		}
	}

}
