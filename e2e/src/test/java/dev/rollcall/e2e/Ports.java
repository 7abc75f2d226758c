package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface for the processes of a test. A port is free between its
 * choice and the start of the process that is given it, and again while that process is
 * killed and started anew. So it is kept for this JVM by a lock on a file, which other
 * test runs see, and lies below those that systems hand out for port 0.
 */
final class Ports {

	private static final int FIRST = 18_000;

	private static final int LAST = 31_999;

	private static final int TRIES = 1_000;

	/** Held until the JVM ends. */
	private static final Map<Integer, FileLock> kept = new TreeMap<>();

	private Ports() {
	}

	static synchronized int free() {
		try {
			Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "rollcall-e2e-ports"));
			for (int i = 0; i < TRIES; i++) {
				int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
				if (!kept.containsKey(port) && keep(folder, port) && isFree(port)) {
					return port;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException(
				"Expected a free port from " + FIRST + " to " + LAST + ", but " + TRIES + " that were tried are taken");
	}

	private static boolean keep(Path folder, int port) throws IOException {
		FileChannel channel = FileChannel.open(folder.resolve(Integer.toString(port)), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			return false;
		}
		kept.put(port, lock);
		return true;
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
