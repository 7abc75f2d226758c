package dev.rollcall.gateway.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.ObjLongConsumer;

import dev.rollcall.gateway.kafka.SiteLog;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ReinterpretationApiTest {

	private static final String ALL = "/admin/v1/sites/acme/reinterpretations";

	private final FakeInstallation installation = new FakeInstallation();

	private final WebTestClient client = AdminClient.of(this.installation);

	@BeforeEach
	void makeSite() {
		post("/admin/v1/sites", "{\"id\":\"acme\",\"name\":\"Acme\"}", 201);
	}

	@Test
	void shouldFindNothingOnAnEmptyLog() {
		String path = ALL + "/" + post(ALL, "", 202).path("id").stringValue();

		JsonNode ready = await(path, "ready");

		assertThat(ready.path("requests").intValue()).isZero();
		assertThat(ready.path("affected").intValue()).isZero();
		assertThat(get(path + "/findings", 200).path("items").size()).isZero();
		assertThat(get(ALL, 200).path("items").get(0)).isEqualTo(ready);
		assertThat(post(path + "/apply", "", 202).path("id")).isEqualTo(ready.path("id"));
		await(path, "applied");
		assertThat(this.installation.asked).hasSize(1);
	}

	@Test
	void shouldSayThatTheLogIsTooLong() {
		this.installation.log = new Reading(() -> {
			throw new SiteLog.LimitExceededException("Expected less, but there is more");
		});
		String path = ALL + "/" + post(ALL, "{\"from\":\"2026-01-01T00:00:00Z\"}", 202).path("id").stringValue();

		assertThat(await(path, "failed").path("detail").stringValue()).isEqualTo("Expected less, but there is more");
		post(path + "/apply", "", 409);
	}

	@Test
	void shouldWorkOnOneAtATime() {
		CountDownLatch end = new CountDownLatch(1);
		this.installation.log = new Reading(() -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		String path = ALL + "/" + post(ALL, "", 202).path("id").stringValue();

		post(ALL, "", 409);
		post(path + "/apply", "", 409);
		end.countDown();
		await(path, "ready");
		post(ALL, "", 202);
	}

	@Test
	void shouldKeepTheLatestOnly() {
		String first = ALL + "/" + post(ALL, "", 202).path("id").stringValue();
		await(first, "ready");
		await(ALL + "/" + post(ALL, "", 202).path("id").stringValue(), "ready");
		await(ALL + "/" + post(ALL, "", 202).path("id").stringValue(), "ready");

		get(first, 404);
		assertThat(get(ALL, 200).path("items").size()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"from":"yesterday"}                                    | 400
			{"provider":"nobody"}                                   | 400
			{"provider":"00000000-0000-7000-8000-000000000000"}     | 404
			{"since":"2026-01-01T00:00:00Z"}                        | 400
			""")
	void shouldRefuseWhatIsNotValid(String body, int status) {
		post(ALL, body, status);
	}

	@Test
	void shouldKnowNothingOfAnotherSite() {
		post("/admin/v1/sites", "{\"id\":\"other\",\"name\":\"Other\"}", 201);
		String id = post(ALL, "", 202).path("id").stringValue();
		await(ALL + "/" + id, "ready");

		get("/admin/v1/sites/other/reinterpretations/" + id, 404);
		post("/admin/v1/sites/nowhere/reinterpretations", "", 404);
		get(ALL + "/" + id + "/findings?after=x", 400);
	}

	private JsonNode await(String path, String state) {
		Instant end = Instant.now().plus(Duration.ofSeconds(30));
		JsonNode now = get(path, 200);
		while (!now.path("state").stringValue().equals(state)) {
			assertThat(Instant.now()).as("state %s of %s", state, now).isBefore(end);
			now = get(path, 200);
		}
		return now;
	}

	private JsonNode get(String path, int status) {
		return json(this.client.get().uri(path).exchange(), status);
	}

	private JsonNode post(String path, String body, int status) {
		return json(this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange(),
				status);
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
		byte[] body = answer.expectStatus().isEqualTo(status).expectBody().returnResult().getResponseBody();
		return AdminBodies.JSON.readTree((body != null) ? body : new byte[0]);
	}

	/** A log whose reading does something else. */
	private record Reading(Runnable reading) implements SiteLog {

		@Override
		public void commands(SiteId site, Instant from, Limits limits, ObjLongConsumer<Command.Envelope> taker) {
			this.reading.run();
		}

		@Override
		public void events(SiteId site, Instant from, Limits limits, ObjLongConsumer<EventEnvelope> taker) {
			this.reading.run();
		}

	}

}
