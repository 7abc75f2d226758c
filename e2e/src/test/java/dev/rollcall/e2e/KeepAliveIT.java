package dev.rollcall.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One connection, reads and writes in turn without a pause: a read is answered at once, a
 * write later by another thread, and the server must go on reading after either.
 */
@ExtendWith(SharedProduct.class)
class KeepAliveIT {

	@Test
	void shouldAnswerEveryRequestOfOneConnection(Product product) throws IOException {
		Tenant tenant = product.tenant("keep-alive", "okta");
		String user = tenant.scim(product.scimBase())
			.post("/Users", Bodies.user("keep-alive@example.com"))
			.expect(201)
			.id();
		URI base = URI.create(product.scimBase());
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(20_000);
			socket.setTcpNoDelay(true);
			InputStream input = new BufferedInputStream(socket.getInputStream());
			for (int i = 0; i < 500; i++) {
				String patch = Bodies.patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T%d\"}".formatted(i));
				send(socket, tenant, "PATCH", base.getPath() + "/Users/" + user, patch);
				assertThat(receive(input)).contains("\"title\":\"T" + i + "\"");
				send(socket, tenant, "GET", base.getPath() + "/Users/" + user, "");
				assertThat(receive(input)).contains("\"title\":\"T" + i + "\"");
			}
		}
	}

	private static void send(Socket socket, Tenant tenant, String method, String path, String body) throws IOException {
		String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + tenant.token()
				+ "\r\nContent-Type: application/scim+json\r\nContent-Length: " + body.length() + "\r\n\r\n";
		socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

	private static String receive(InputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = input.read();
			if (next < 0) {
				throw new IOException("Expected an answer, but the connection ended after: " + head);
			}
			head.append((char) next);
		}
		assertThat(head.toString()).startsWith("HTTP/1.1 200");
		String lower = head.toString().toLowerCase(Locale.ROOT);
		int length = Integer.parseInt(lower.replaceAll("(?s).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
		return new String(input.readNBytes(length), StandardCharsets.UTF_8);
	}

}
