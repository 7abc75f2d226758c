package dev.rollcall.e2e;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers, URIs and bodies as identity providers put them on the wire, byte by byte: what
 * a client library for Java would add, leave out or encode on its own.
 */
@ExtendWith(SharedProduct.class)
class HeaderIT {

	private static Product product;

	private static String token;

	@BeforeAll
	static void connect(Product running) {
		product = running;
		token = running.tenant("headers", "entra").token();
	}

	/**
	 * Entra has no User-Agent, OneLogin an empty one; Okta says which charset it takes.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "User-Agent:", "User-Agent: Okta SCIM Client 1.0.0~Accept-Charset: utf-8",
			"Accept: application/scim+json; charset=utf-8", "Accept: application/json, text/json", "Accept: text/html",
			"Accept-Encoding: gzip, deflate, br", "Content-Type: application/scim+json; charset=utf-8" })
	void shouldAnswerWhateverTheHeadersSayBeside(String headers) throws IOException {
		String answer = send("GET", "/Users?filter=userName+eq+%22nobody%22&", authorized(headers), "");

		assertThat(answer).startsWith("HTTP/1.1 200").contains("application/scim+json", "\"totalResults\":0");
	}

	/** .NET leaves brackets as they are; an ampersand at the end is OneLogin's. */
	@ParameterizedTest
	@ValueSource(strings = { "/Users?filter=emails[type+eq+%22work%22].value+eq+%22nobody@example.com%22",
			"/Users?filter=userName+eq+%22o'neil!*()$,;:@~nobody%22&",
			"/Users?aadOptscim062020&filter=userName%20eq%20%22nobody%22", "/Users/?filter=userName+eq+%22nobody%22",
			"//Users?&filter=userName+eq+%22nobody%22&&" })
	void shouldReadUrisThatAreNotEncodedMoreThanTheyNeed(String path) throws IOException {
		assertThat(send("GET", path, authorized(""), "")).startsWith("HTTP/1.1 200").contains("\"totalResults\":0");
	}

	/** A scheme in any case; a credential without one, or with another, is none. */
	@ParameterizedTest
	@CsvSource({ "bearer <token>,200", "BEARER  <token>,200", "<token>,401", "Basic <token>,401", "Bearer,401",
			"Bearer <token>x,401", "'',401" })
	void shouldReadTheCredential(String credential, int status) throws IOException {
		String header = credential.isEmpty() ? "" : "Authorization: " + credential.replace("<token>", token);

		String answer = send("GET", "/Users?count=0", header, "");

		assertThat(answer).startsWith("HTTP/1.1 " + status);
		if (status == 401) {
			assertThat(answer).contains("\"status\":\"401\"", "urn:ietf:params:scim:api:messages:2.0:Error",
					"WWW-Authenticate");
		}
	}

	/**
	 * Bodies in chunks, after a question, and with the mark that .NET begins them with.
	 */
	@ParameterizedTest
	@CsvSource({ "Transfer-Encoding: chunked,chunked", "Expect: 100-continue,asked",
			"Content-Type: application/json,marked", "Content-Type: application/json; charset=utf-8,plain" })
	void shouldReadBodiesHoweverTheyAreSent(String header, String name) throws IOException {
		String json = Bodies.user(name + "-body@example.com");

		String answer = send("POST", "/Users", authorized(header), name.equals("marked") ? '\ufeff' + json : json);

		assertThat(answer).contains("HTTP/1.1 201", "\"userName\":\"" + name + "-body@example.com\"");
	}

	private static String authorized(String headers) {
		return "Authorization: Bearer " + token + (headers.isEmpty() ? "" : "~" + headers);
	}

	/** Headers are separated by tildes. */
	private static String send(String method, String path, String headers, String body) throws IOException {
		URI base = URI.create(product.scimBase());
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder(method).append(' ')
			.append(base.getRawPath())
			.append(path)
			.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
		if (!headers.isEmpty()) {
			head.append(headers.replace("~", "\r\n")).append("\r\n");
		}
		boolean chunked = headers.contains("chunked");
		if (bytes.length > 0 && !chunked) {
			head.append("Content-Length: ").append(bytes.length).append("\r\n");
		}
		head.append("\r\n");
		if (chunked) {
			head.append(Integer.toHexString(bytes.length)).append("\r\n");
		}
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().write(bytes);
			socket.getOutputStream().write((chunked ? "\r\n0\r\n\r\n" : "").getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
