package dev.rollcall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds and checks TCP ports before the long part of a start. */
final class Ports {

	/** The broker is for this machine only. */
	static final String LOOPBACK = "127.0.0.1";

	private static final int KAFKA_FIRST = 9092;

	/** Below the ports that the system hands out, so that the choice lasts. */
	private static final int KAFKA_LAST = 9191;

	private Ports() {
	}

	/** Refuses to start unless the port can be listened on. */
	static void check(String option, String address, int port) {
		InetAddress resolved;
		try {
			resolved = InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw StartRefusedException.because(
					"The address '" + address + "' is unknown on this machine: choose another with --address.", ex);
		}
		try (ServerSocket socket = new ServerSocket()) {
			// As the servers do: a connection in TIME_WAIT is no obstacle.
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(resolved, port));
		}
		catch (IOException ex) {
			throw taken(option, address, port, ex);
		}
	}

	static StartRefusedException taken(String option, String address, int port, Exception cause) {
		return StartRefusedException.because("Port " + port + " on " + address
				+ " is in use or not allowed: stop the program that listens there, or choose another with " + option
				+ ".", cause);
	}

	/** A port that nobody listens on now. */
	static int free() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(LOOPBACK, 0));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The first free port from Kafka's usual one on. */
	static int freeForKafka() {
		for (int port = KAFKA_FIRST; port <= KAFKA_LAST; port++) {
			try (ServerSocket socket = new ServerSocket()) {
				socket.setReuseAddress(true);
				socket.bind(new InetSocketAddress(LOOPBACK, port));
				return port;
			}
			catch (IOException ex) {
				// Taken: the next one.
				continue;
			}
		}
		return free();
	}

}
