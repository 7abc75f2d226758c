package dev.rollcall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Requests of the admin API, outside any measurement of single requests. */
final class Admin implements AutoCloseable {

	private final HttpConnection connection;

	Admin(Target target) {
		this.connection = new HttpConnection(target, "application/json");
	}

	Resource get(String path) throws IOException {
		return ask("GET", path, null, 200);
	}

	/** Expects the answer to have this status. */
	Resource post(String path, String body, int status) throws IOException {
		return ask("POST", path, body, status);
	}

	Resource put(String path, String body) throws IOException {
		return ask("PUT", path, body, 200);
	}

	private Resource ask(String method, String path, @Nullable String body, int status) throws IOException {
		Response response = this.connection.send(method, path,
				(body != null) ? body.getBytes(StandardCharsets.UTF_8) : null);
		try {
			return response.expect(status).resource();
		}
		catch (WrongAnswerException ex) {
			throw new IOException("Expected " + status + " for " + method + " " + path + ", but got " + response, ex);
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
