package dev.rollcall.gateway.admin;

import java.net.URI;
import java.util.List;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What an administrator of a fake installation with one site, acme, sends and is
 * answered.
 */
final class Administrator {

	static final String SITES = "/admin/v1/sites";

	/** Those of the one site. */
	static final String PROVIDERS = SITES + "/acme/providers";

	/** What makes a provider. */
	static final String OKTA = "{\"name\":\"Okta\",\"vendor\":\"okta\",\"policy\":{\"scim\":\"token\"}}";

	private final WebTestClient client;

	Administrator(FakeInstallation installation) {
		SiteId acme = new SiteId("acme");
		installation.sites.put(acme,
				new Entity.Site(acme, "Acme", false, "UTC", 1, FakeInstallation.NOW, FakeInstallation.NOW));
		this.client = AdminClient.of(installation);
	}

	/** Makes a provider; its path. */
	String provider() {
		return PROVIDERS + "/" + post(PROVIDERS, OKTA).json("/id").stringValue();
	}

	Answer get(String path) {
		return send(HttpMethod.GET, path, null);
	}

	Answer post(String path, String body) {
		return send(HttpMethod.POST, path, body);
	}

	Answer put(String path, String body, String ifMatch) {
		return Answer.of(this.client.put()
			.uri(path)
			.header("If-Match", ifMatch)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectBody(String.class)
			.returnResult());
	}

	Answer delete(String path) {
		return send(HttpMethod.DELETE, path, null);
	}

	Answer send(HttpMethod method, String path, @Nullable String body) {
		WebTestClient.RequestBodySpec request = this.client.method(method).uri(URI.create(path));
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
		}
		return Answer.of(request.exchange().expectBody(String.class).returnResult());
	}

	/** Status, headers and body of an answer. */
	record Answer(int status, HttpHeaders headers, String body) {

		static Answer of(EntityExchangeResult<String> result) {
			String body = result.getResponseBody();
			return new Answer(result.getStatus().value(), result.getResponseHeaders(), (body != null) ? body : "");
		}

		String header(String name) {
			return String.valueOf(this.headers.getFirst(name));
		}

		JsonNode json(String pointer) {
			return AdminBodies.JSON.readTree(this.body).at(pointer);
		}

		List<String> texts(String array, String name) {
			return json(array).valueStream().map((item) -> item.path(name).stringValue()).toList();
		}

		List<String> fields() {
			return texts("/errors", "field");
		}

	}

}
