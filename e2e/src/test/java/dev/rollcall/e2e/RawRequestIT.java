package dev.rollcall.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes that no HTTP client would send: broken percent-encoding and UTF-8, NUL, headers
 * and lengths that lie, garbage where chunks belong. The server refuses or closes, never
 * fails, and goes on serving. {@code -Dseed=} repeats a run, {@code -Draw.requests=}
 * makes it longer.
 */
@ExtendWith(SharedProduct.class)
class RawRequestIT {

	private static final int REQUESTS = Integer.getInteger("raw.requests", 240);

	/** For a connection on which nothing more comes. */
	private static final Duration SILENCE = Duration.ofMillis(300);

	private static final Duration ANSWER = Duration.ofSeconds(30);

	private static final int MOST = 1_000_000;

	private static final List<String> PATHS = List.of("/Users/%", "/Users/%zz", "/Users/%C3%28", "/Users/%00",
			"/Users/\u00c3\u0028", "/Users?filter=%", "/Users?filter=%GG", "/Users?filter=%C3%28", "/Users?filter=%00",
			"/Users?filter=\u00ff\u00fe", "/Users?count=%\u0000", "/%2e%2e/%2e%2e/admin/v1/sites", "/Users\u0000",
			"/Users/%ED%A0%80", "/Users?cursor=%F5%80%80%80", "/Groups/%u0041", "/Users/ x");

	private static final List<String> HEADERS = List.of("Content-Length: -1", "Content-Length: x",
			"Content-Length: 5\r\nContent-Length: 6", "Content-Length: 99999999999999999999",
			"Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: nonsense",
			"X-Long: " + "x".repeat(200_000), "X-\u0000: y", "No colon at all", ": no name", "If-Match: \u0000\u0001",
			"Content-Type: \u00ff", "Accept: " + ",".repeat(5_000), "Host: a\r\nHost: b");

	private static final List<String> CHUNKS = List.of("zz\r\n{}\r\n0\r\n\r\n", "-1\r\n\r\n", "5\r\n{}\r\n0\r\n\r\n",
			"ffffffffffffffff\r\n{}", "2;" + "e".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n", "\u0000", "2\r\n{}garbage");

	private static Product product;

	private static String authorization;

	@BeforeAll
	static void connect(Product running) {
		product = running;
		authorization = "Bearer " + running.tenant("raw", "entra").token();
	}

	@Test
	void shouldRefuseWhatIsNoHttpAndGoOnServing() throws IOException {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("RawRequestIT: -Dseed=" + seed + " -Draw.requests=" + REQUESTS);
		TreeMap<String, Integer> answers = new TreeMap<>();
		List<String> faults = new ArrayList<>();
		for (int i = 0; i < REQUESTS && faults.size() < 10; i++) {
			String request = request(new Random(seed * 1_000_003L + i));
			String answer = send(request);
			String status = answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "closed";
			answers.merge(status, 1, Integer::sum);
			String fault = fault(status, answer);
			if (!fault.isEmpty()) {
				faults.add("#" + i + " " + fault + ": " + head(request) + " -> " + head(answer));
			}
		}
		System.out.println("RawRequestIT: answers by status " + answers);
		assertThat(faults).as("repeat with -Dseed=" + seed).isEmpty();
		assertThat(answers).as("requests that are refused").containsKey("400");
		new Scim(product.scimBase(), authorization).get("/Users?count=1").expect(200);
	}

	private static String fault(String status, String answer) {
		if (status.equals("closed")) {
			return answer.isEmpty() ? "" : "the answer is no HTTP";
		}
		// 503 with Retry-After is how this server asks for patience
		if (status.startsWith("5") && !(status.equals("503") && answer.contains("Retry-After"))) {
			return "the server failed";
		}
		String body = answer.substring(Math.max(answer.indexOf("\r\n\r\n"), 0)).strip();
		if (status.startsWith("4") && !body.isEmpty()
				&& !body.contains("urn:ietf:params:scim:api:messages:2.0:Error")) {
			return "the body is no SCIM error";
		}
		return "";
	}

	private static String request(Random random) {
		String base = URI.create(product.scimBase()).getRawPath();
		String common = "Host: localhost\r\nAuthorization: " + authorization + "\r\nConnection: close\r\n";
		return switch (random.nextInt(4)) {
			case 0 -> one(random, List.of("GET", "DELETE")) + " " + base + one(random, PATHS) + " HTTP/1.1\r\n" + common
					+ "\r\n";
			case 1 -> "POST " + base + "/Users HTTP/1.1\r\n" + common
					+ "Content-Type: application/scim+json\r\nTransfer-Encoding: chunked\r\n\r\n" + one(random, CHUNKS);
			case 2 -> one(random, List.of("GET", "POST")) + " " + base + "/Users HTTP/1.1\r\n" + common
					+ one(random, HEADERS) + "\r\n\r\n{}";
			default -> noise(random) + "\r\n\r\n";
		};
	}

	private static String noise(Random random) {
		byte[] bytes = new byte[1 + random.nextInt(200)];
		random.nextBytes(bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** The answer, or nothing where the server closes or waits for the rest. */
	private static String send(String request) throws IOException {
		URI base = URI.create(product.scimBase());
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout((int) ANSWER.toMillis());
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			InputStream in = socket.getInputStream();
			byte[] buffer = new byte[8_192];
			for (int read = in.read(buffer); read >= 0 && answer.size() < MOST; read = in.read(buffer)) {
				answer.write(buffer, 0, read);
				socket.setSoTimeout((int) SILENCE.toMillis());
			}
		}
		catch (SocketTimeoutException ex) {
			if (answer.size() == 0) {
				throw new AssertionError(
						"Expected an answer or an end within " + ANSWER + ", but there is neither: " + head(request),
						ex);
			}
		}
		catch (IOException ex) {
			// reset while it was still being sent to: a way to refuse
			return answer.toString(StandardCharsets.ISO_8859_1);
		}
		return answer.toString(StandardCharsets.ISO_8859_1);
	}

	private static String one(Random random, List<String> of) {
		return of.get(random.nextInt(of.size()));
	}

	private static String head(String text) {
		return (text.length() > 300) ? text.substring(0, 300) + "... " + text.length() : text;
	}

}
