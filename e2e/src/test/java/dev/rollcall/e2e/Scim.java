package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A plain JSON client of one base URL with one Authorization header. */
final class Scim {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final String base;

	private final Map<String, String> headers;

	Scim(String base, String authorization) {
		this(base, Map.of("Authorization", authorization, "Content-Type", "application/scim+json"));
	}

	private Scim(String base, Map<String, String> headers) {
		this.base = base;
		this.headers = headers;
	}

	Scim with(String header, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(header, value);
		return new Scim(this.base, all);
	}

	Answer get(String path) {
		return send("GET", path, "");
	}

	/** A list by filter, percent-encoded. */
	Answer find(String type, String filter) {
		return get("/" + type + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
	}

	Answer post(String path, String body) {
		return send("POST", path, body);
	}

	Answer put(String path, String body) {
		return send("PUT", path, body);
	}

	Answer patch(String path, String body) {
		return send("PATCH", path, body);
	}

	Answer delete(String path) {
		return send("DELETE", path, "");
	}

	Answer send(String method, String path, String body) {
		try {
			return trySend(method, path, body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As {@link #send}, for callers that expect connections to break. */
	Answer trySend(String method, String path, String body) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(60))
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		this.headers.forEach(request::header);
		try {
			HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(),
					response.headers()
						.map()
						.entrySet()
						.stream()
						.collect(java.util.stream.Collectors.toMap(
								(entry) -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
								(entry) -> entry.getValue().get(0))),
					response.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Status, headers (lower-case names) and body of an answer. */
	record Answer(int status, Map<String, String> headers, String body) {

		JsonNode json() {
			return this.body.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(this.body);
		}

		/** The text at a JSON pointer, or empty. */
		String text(String pointer) {
			JsonNode node = json().at(pointer);
			return node.isString() ? node.stringValue() : node.isMissingNode() ? "" : node.toString();
		}

		String id() {
			return text("/id");
		}

		Answer expect(int status) {
			if (this.status != status) {
				throw new AssertionError("Expected status " + status + ", but got " + this.status + ": " + this.body);
			}
			return this;
		}

	}

}
