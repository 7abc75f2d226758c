package dev.rollcall.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpConnectionTest {

	private HttpServer server;

	private final AtomicInteger requests = new AtomicInteger();

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/base/echo",
				(exchange) -> answer(exchange, 200, exchange.getRequestBody().readAllBytes()));
		this.server.createContext("/base/long", (exchange) -> answer(exchange, 200, new byte[100_000]));
		this.server.createContext("/base/empty", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.server.createContext("/base/chunked", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			for (int i = 0; i < 100; i++) {
				exchange.getResponseBody().write("0123456789".repeat(i).getBytes(StandardCharsets.UTF_8));
				exchange.getResponseBody().flush();
			}
			exchange.close();
		});
		this.server.createContext("/base/last", (exchange) -> {
			exchange.getResponseHeaders().add("Connection", "close");
			answer(exchange, 200, new byte[] { 1 });
		});
		this.server.createContext("/base/some-fail",
				(exchange) -> answer(exchange, (this.requests.incrementAndGet() % 2 == 0) ? 503 : 200, new byte[0]));
		this.server.createContext("/base/who", (exchange) -> answer(exchange, 200,
				exchange.getRequestHeaders().getFirst("Authorization").getBytes(StandardCharsets.UTF_8)));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private Target target() {
		return Target.of("http://127.0.0.1:" + this.server.getAddress().getPort() + "/base/", "secret", null);
	}

	@Test
	void shouldReadAnswersOfEveryFraming() throws IOException {
		byte[] body = "grün".getBytes(StandardCharsets.UTF_8);
		try (HttpConnection connection = new HttpConnection(target())) {
			for (int round = 0; round < 3; round++) {
				assertThat(connection.send("POST", "/echo", body).body()).isEqualTo(body);
				assertThat(connection.get("/long").body()).hasSize(100_000);
				assertThat(connection.get("/empty").status()).isEqualTo(204);
				assertThat(connection.get("/chunked").body()).hasSize(49_500);
				assertThat(connection.get("/last").body()).containsExactly(1);
				assertThat(connection.get("/who").body()).asString().isEqualTo("Bearer secret");
				assertThat(connection.get("/nowhere").status()).isEqualTo(404);
			}
		}
	}

	@Test
	void shouldCountRightAnswersOnly() {
		Measured measured = Load.of(target(), 4, 0, 20, Duration.ofSeconds(30),
				(connection, number) -> connection.get("/some-fail").expect(200));
		assertThat(measured.count()).isEqualTo(10);
		assertThat(measured.errors()).containsOnlyKeys("HTTP 503").containsEntry("HTTP 503", 10L);
		assertThat(measured.failed()).isEqualTo(10);
	}

	@Test
	void shouldEndWithTheTime() {
		Measured measured = Load.during(target(), 2, Duration.ofMillis(200),
				(connection, number) -> connection.get("/empty").expect(204));
		assertThat(measured.count()).isPositive();
		assertThat(measured.seconds()).isLessThan(10);
	}

	@Test
	void shouldTellAClosedConnection() {
		this.server.stop(0);
		try (HttpConnection connection = new HttpConnection(target())) {
			assertThatIOException().isThrownBy(() -> connection.get("/echo"));
		}
	}

	@Test
	void shouldMeasureThisMachineOnly() {
		assertThatIllegalArgumentException().isThrownBy(() -> Target.of("http://192.0.2.1/scim/v2", "t", null));
		assertThatIllegalArgumentException().isThrownBy(() -> Target.of("https://127.0.0.1/scim/v2", "t", null));
	}

}
