package dev.rollcall.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTest {

	@Test
	void shouldRefuseTakenPort() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
			int port = taken.getLocalPort();
			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(() -> Ports.check("--port", Ports.LOOPBACK, port))
				.withMessage("Port " + port + " on 127.0.0.1 is in use or not allowed: "
						+ "stop the program that listens there, or choose another with --port.");
		}
	}

	@Test
	void shouldAcceptFreePort() {
		int port = Ports.free();
		Ports.check("--port", Ports.LOOPBACK, port);
		assertThat(Ports.freeForKafka()).isPositive();
	}

	@Test
	void shouldRefuseUnknownAddress() {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> Ports.check("--port", "no.such.host.invalid", 8080))
			.withMessage("The address 'no.such.host.invalid' is unknown on this machine: "
					+ "choose another with --address.");
	}

}
