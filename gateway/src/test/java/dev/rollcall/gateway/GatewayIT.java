package dev.rollcall.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.rollcall.gateway.access.Secret;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.TimeOrderedIds;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway against a real broker; the test plays the processor and the projector. */
class GatewayIT {

	private static final int PARTITIONS = 3;

	private static final SiteId SITE = new SiteId("acme");

	private static final TimeOrderedIds IDS = new TimeOrderedIds(Clock.systemUTC());

	private static final ProviderId PROVIDER = new ProviderId(IDS.next());

	private static final MemoryViews VIEWS = new MemoryViews();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@TempDir
	static Path folder;

	private static TestBroker broker;

	private static ScriptedProcessor processor;

	private static ConfigurableApplicationContext gateway;

	private static final Secret SECRET = Secret.mint(new SecureRandom());

	private static final CredentialId CREDENTIAL = new CredentialId(IDS.next());

	@BeforeAll
	static void start() throws Exception {
		broker = TestBroker.start(folder);
		// The gateway starts first and has to wait for the topics.
		gateway = new SpringApplicationBuilder(GatewayApplication.class, ProjectorInTest.class).run("--server.port=0",
				"--server.address=127.0.0.1", "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
				"--rollcall.partitions=" + PARTITIONS, "--rollcall.gateway.read-bounds=local",
				"--rollcall.gateway.admin.token=" + "a".repeat(40), "--rollcall.gateway.commands.outcome-timeout=2s",
				"--rollcall.gateway.commands.max-in-flight-per-site=3",
				"--management.endpoint.health.probes.enabled=true",
				"--management.endpoint.health.group.readiness.include=gatewayKafka,gatewayOutcomes,gatewayCredentials",
				"--logging.level.root=WARN", "--logging.level.org.apache.kafka=ERROR", "--logging.level.kafka=ERROR");
		assertThat(scim("GET", "/Users", null).statusCode()).isEqualTo(503);
		assertThat(readiness()).isEqualTo(503);
		broker.createTopics(PARTITIONS);
		publishCredential();
		processor = new ScriptedProcessor(broker.bootstrapServers(), PARTITIONS);
		eventually(() -> readiness() == 200);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		processor.close();
		broker.close();
	}

	@BeforeEach
	void forget() {
		processor.plays((command) -> null);
		processor.forgets();
		VIEWS.failure = null;
		VIEWS.bounds.clear();
	}

	@Test
	void shouldAnswerCreateWithTheResourceAsItWasDecided() throws Exception {
		processor.plays(GatewayIT::creates);

		HttpResponse<String> response = scim("POST", "/Users", user("ada"));

		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/scim+json");
		assertThat(response.headers().firstValue("ETag")).hasValue("W/\"1\"");
		assertThat(response.headers().firstValue("Location").orElseThrow())
			.matches("http://127\\.0\\.0\\.1:[0-9]+/scim/v2/Users/[0-9a-f-]{36}");
		assertThat(response.body()).contains("\"userName\":\"ada\"").doesNotContain("password", "s3cret");
	}

	@Test
	void shouldSendTheCommandToItsSitesPartitionWithoutThePassword() throws Exception {
		processor.plays(GatewayIT::creates);
		String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

		scim("POST", "/Users", user("grace"), "traceparent", trace);

		ConsumerRecord<byte[], byte[]> record = processor.next(Duration.ofSeconds(5));
		assertThat(record.partition()).isEqualTo(Topics.partition(SITE, PARTITIONS));
		assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("acme");
		assertThat(record.headers().lastHeader("traceparent").value())
			.isEqualTo(trace.getBytes(StandardCharsets.UTF_8));
		assertThat(record.headers().lastHeader("ce_type").value())
			.isEqualTo("dev.rollcall.command.create-user.v1".getBytes(StandardCharsets.UTF_8));
		Command.Envelope command = Codecs.COMMAND.decode(record.value());
		assertThat(command.actor()).startsWith("credential:");
		assertThat(command.raw().body()).contains("grace").doesNotContain("s3cret");
		assertThat(command.command()).isInstanceOf(Command.CreateUser.class);
	}

	@Test
	void shouldBoundReadsByTheLastAnswer() throws Exception {
		processor.plays(GatewayIT::creates);
		scim("POST", "/Users", user("bound"));

		HttpResponse<String> response = scim("GET", "/Users?filter=userName+eq+%22bound%22&", null);

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(VIEWS.bounds)
			.containsExactly(ReadBound.sequence(Topics.partition(SITE, PARTITIONS), processor.sequence()));
	}

	@Test
	void shouldAnswerRefusalAsScimError() throws Exception {
		processor.plays((command) -> new Outcome.Refused(Outcome.Code.USER_NAME_TAKEN, "Expected a free name"));

		HttpResponse<String> response = scim("POST", "/Users", user("taken"));

		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(response.body()).contains("\"scimType\":\"uniqueness\"", "\"status\":\"409\"");
	}

	@Test
	void shouldIgnoreOutcomesOfOthersAndAnswerOnce() throws Exception {
		processor.plays((command) -> {
			Outcome outcome = creates(command);
			int partition = command.reply().orElseThrow();
			processor.send(partition, new Outcome.Envelope(new CommandId(IDS.next()), command.site(), 1, outcome));
			processor.send(partition, new Outcome.Envelope(command.id(), command.site(), 1, outcome));
			return outcome;
		});

		assertThat(scim("POST", "/Users", user("twice")).statusCode()).isEqualTo(201);
		assertThat(scim("POST", "/Users", user("again")).statusCode()).isEqualTo(201);
	}

	@Test
	void shouldRefuseWhatIsBeyondTheSitesWindowAndGiveUpOnTheRest() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> all = Stream.of("a", "b", "c", "d", "e")
			.map((name) -> HTTP.sendAsync(request("POST", "/Users", user(name)), text()))
			.toList();

		List<HttpResponse<String>> responses = all.stream().map(CompletableFuture::join).toList();

		assertThat(responses).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(429, 429, 503, 503, 503);
		assertThat(responses).allSatisfy((response) -> {
			assertThat(response.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
			assertThat(response.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
		});
		assertThat(readiness()).isEqualTo(503);
		processor.plays(GatewayIT::creates);
		assertThat(scim("POST", "/Users", user("after")).statusCode()).isEqualTo(201);
		assertThat(readiness()).isEqualTo(200);
	}

	@Test
	void shouldRefuseCommandsWhileKafkaIsAwayAndTakeThemAgain() throws Exception {
		processor.plays(GatewayIT::creates);
		broker.goAway();
		try {
			HttpResponse<String> response = scim("POST", "/Users", user("away"));

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
			eventually(() -> readiness() == 503);
			Instant before = Instant.now();
			assertThat(scim("POST", "/Users", user("quick")).statusCode()).isEqualTo(503);
			assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
		}
		finally {
			broker.comeBack();
		}
		eventually(() -> scim("POST", "/Users", user("back")).statusCode() == 201);
		eventually(() -> readiness() == 200);
	}

	private static Outcome creates(Command.Envelope envelope) {
		Command.CreateUser create = (Command.CreateUser) envelope.command();
		Entity.User user = new Entity.User(envelope.site(), create.provider(), create.id(), create.attributes(), true,
				List.of(), Optional.empty(), 1, envelope.at(), envelope.at());
		VIEWS.users.put(create.id(), new Views.UserRow(user, List.of()));
		return new Outcome.Applied(user, true, List.of(), List.of());
	}

	private static String user(String name) {
		return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
				+ "\",\"password\":\"s3cret\"}";
	}

	/** A credential as the processor would have written it. */
	private static void publishCredential() throws Exception {
		Entity.Credential credential = new Entity.Credential(SITE, CREDENTIAL, PROVIDER, Entity.Credential.Kind.TOKEN,
				"test", SECRET.hash(), Instant.EPOCH, null);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", broker.bootstrapServers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer
				.send(new ProducerRecord<>(Topics.CREDENTIALS.name(), Topics.partition(SITE, PARTITIONS),
						Codecs.ENTITY_KEY.encode(credential.key()),
						Codecs.ACCESS.encode(new AccessEntry(credential, Entity.Provider.Vendor.ENTRA, true))))
				.get();
		}
	}

	private static int readiness() throws Exception {
		return HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/actuator/health/readiness")).build(), text())
			.statusCode();
	}

	private static HttpResponse<String> scim(String method, String path, @Nullable String body, String... headers)
			throws Exception {
		return HTTP.send(request(method, path, body, headers), text());
	}

	private static HttpRequest request(String method, String path, @Nullable String body, String... headers) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base() + "/scim/v2" + path))
			.header("Authorization", "Bearer " + SECRET.token(CREDENTIAL))
			.header("Content-Type", "application/scim+json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			builder.headers(headers);
		}
		return builder.build();
	}

	private static HttpResponse.BodyHandler<String> text() {
		return HttpResponse.BodyHandlers.ofString();
	}

	private static String base() {
		return "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
	}

	private static void eventually(Condition condition) throws Exception {
		Instant deadline = Instant.now().plusSeconds(30);
		while (!condition.holds()) {
			assertThat(Instant.now()).isBefore(deadline);
			Thread.sleep(100);
		}
	}

	@FunctionalInterface
	private interface Condition {

		boolean holds() throws Exception;

	}

	static class ProjectorInTest {

		@Bean
		Views projectorViews() {
			return VIEWS;
		}

	}

}
