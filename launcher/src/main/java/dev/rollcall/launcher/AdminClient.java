package dev.rollcall.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Calls the started gateway as anybody would, by HTTP. What is not there yet ({@code 503}
 * and refused connections) is asked again until the limit.
 */
final class AdminClient {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int UNAVAILABLE = 503;

	private static final int TOO_MANY = 429;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final ObjectMapper json = new ObjectMapper();

	private final URI base;

	AdminClient(URI base) {
		this.base = base;
	}

	/**
	 * An answer.
	 *
	 * @param body JSON; missing if there is none
	 */
	record Answer(int status, JsonNode body) {
	}

	Answer get(String path, String token, Set<Integer> expected) {
		return ask(request(path, token).GET().build(), expected);
	}

	Answer post(String path, String token, Object body, Set<Integer> expected) {
		return ask(request(path, token).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.build(), expected);
	}

	private HttpRequest.Builder request(String path, String token) {
		return HttpRequest.newBuilder(this.base.resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + token);
	}

	private Answer ask(HttpRequest request, Set<Integer> expected) {
		long end = System.nanoTime() + LIMIT.toNanos();
		String last = "nothing";
		do {
			try {
				HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
				if (expected.contains(response.statusCode())) {
					return new Answer(response.statusCode(), this.json.readTree(response.body()));
				}
				last = response.statusCode() + " " + response.body();
				if (response.statusCode() != UNAVAILABLE && response.statusCode() != TOO_MANY) {
					break;
				}
			}
			catch (IOException ex) {
				last = ex.toString();
			}
			catch (InterruptedException ex) {
				throw interrupted(ex);
			}
			pause();
		}
		while (System.nanoTime() < end);
		throw new IllegalStateException("Expected " + request.method() + " " + request.uri().getPath() + " to answer "
				+ expected + ", but got " + last);
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static StartRefusedException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return StartRefusedException.because("Interrupted during the start.", ex);
	}

}
