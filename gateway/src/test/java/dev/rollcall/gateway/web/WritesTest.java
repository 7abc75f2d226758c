package dev.rollcall.gateway.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.rollcall.gateway.KnownSchemas;
import dev.rollcall.gateway.MemoryViews;
import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.command.GroupCommands;
import dev.rollcall.gateway.command.UserCommands;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.scim.Discovery;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.TimeOrderedIds;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes whose outcome is known, while the view is away. */
class WritesTest {

	private static final UUID MEMBER = UUID.fromString("01920000-0000-7000-8000-000000000002");

	private static final UUID UNKNOWN = UUID.fromString("01920000-0000-7000-8000-000000000003");

	private static final String ID = "01920000-0000-7000-8000-000000000001";

	private static final String MEMBERS = "\"members\":[{\"value\":\"" + MEMBER + "\"},{\"value\":\"" + UNKNOWN
			+ "\"},{\"value\":\"" + MEMBER + "\"}]";

	private static final String TAKEN = "Taken";

	private final KnownSchemas schemas = new KnownSchemas();

	private final MemoryViews views = new MemoryViews();

	private final Queue<RawRequest> raw = new ConcurrentLinkedQueue<>();

	private final ScimEndpoint endpoint = endpoint();

	@BeforeEach
	void takeTheViewAway() {
		this.views.failure = new ViewUnavailableException("away");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/Groups,201", "PUT,/Groups/" + ID + ",200" })
	void shouldAnswerAGroupFromTheRequest(String method, String path, int status) {
		MockServerHttpResponse response = ask(method, path, "{\"displayName\":\"Tour\"," + MEMBERS + "}", "");

		assertThat(status(response)).isEqualTo(status);
		assertThat(body(response)).contains("\"members\":[{\"value\":\"" + MEMBER + "\"}]}")
			.contains("\"displayName\":\"Tour\"");
	}

	@Test
	void shouldLeaveMembersOutWhenNobodyKnowsThem() {
		MockServerHttpResponse response = ask("PUT", "/Groups/" + ID, "{\"displayName\":\"Tour\"}", "");

		assertThat(status(response)).isEqualTo(200);
		assertThat(body(response)).contains("\"displayName\":\"Tour\"").doesNotContain("members");
	}

	@Test
	void shouldKeepTheRequestOfEachOperationOfABulk() {
		JsonNode answer = json(ask("POST", "/Bulk",
				"""
						{"Operations":[{"method":"POST","path":"/Groups","bulkId":"a","data":{"displayName":"A"}},
						{"method":"PUT","path":"/Groups/bulkId:a","version":"W/\\"1\\"","data":{"displayName":"B","password":"x"}},
						{"method":"DELETE","path":"/Schemas/x"},{"method":"POST","path":"/Users/.search","bulkId":"s","data":{}}]}""",
				""));

		assertThat(answer.path("Operations").valueStream().map((one) -> one.path("status").asString()))
			.containsExactly("201", "200", "404", "404");
		String location = answer.at("/Operations/0/location").asString();
		assertThat(answer.at("/Operations/1/location").asString()).isEqualTo(location);
		assertThat(this.raw).extracting(RawRequest::method).containsExactly("POST", "PUT");
		assertThat(this.raw).extracting(RawRequest::path)
			.containsExactly("/scim/v2/Groups", location.substring("http://host".length()));
		assertThat(this.raw).extracting(RawRequest::body).noneMatch((text) -> text.contains("\"x\""));
	}

	@Test
	void shouldNameTheLimitThatABulkIsOver() {
		MockServerHttpResponse large = ask("POST", "/Bulk", "{\"x\":\"" + "y".repeat(4096) + "\"}", "");
		MockServerHttpResponse many = ask("POST", "/Bulk",
				"{\"Operations\":[" + "{\"method\":\"DELETE\",\"path\":\"/Users/x\"},".repeat(5)
						+ "{\"method\":\"DELETE\",\"path\":\"/Users/x\"}]}",
				"");

		assertThat(status(large)).isEqualTo(413);
		assertThat(body(large)).contains("maxPayloadSize = 4096");
		assertThat(status(many)).isEqualTo(413);
		assertThat(body(many)).contains("maxOperations = 5");
	}

	@Test
	void shouldStopABulkAfterSoManyErrors() {
		JsonNode answer = json(ask("POST", "/Bulk",
				"""
						{"failOnErrors":1,"Operations":[{"method":"POST","path":"/Groups","bulkId":"a","data":{"displayName":"A"}},
						{"method":"DELETE","path":"/Groups/none"},{"method":"DELETE","path":"/Groups/none2"}]}""",
				""));

		assertThat(answer.path("Operations").valueStream().map((one) -> one.path("status").asString()))
			.containsExactly("201", "404");
	}

	@Test
	void shouldMakeResourcesThatReferToEachOther() {
		JsonNode answer = json(ask("POST", "/Bulk", circle("B"), ""));

		assertThat(answer.path("Operations").valueStream().map((one) -> one.path("status").asString()))
			.containsExactly("201", "201");
		String first = answer.at("/Operations/0/location").asString();
		String second = answer.at("/Operations/1/location").asString();
		assertThat(answer.at("/Operations/0/version").asString()).isEqualTo("W/\"2\"");
		assertThat(answer.at("/Operations/1/version").asString()).isEqualTo("W/\"1\"");
		assertThat(this.raw).extracting(RawRequest::method).containsExactly("POST", "POST", "PUT");
		assertThat(this.raw).extracting(RawRequest::path)
			.containsExactly("/scim/v2/Groups", "/scim/v2/Groups", URI.create(first).getPath());
		assertThat(this.raw).extracting(RawRequest::body)
			.satisfiesExactly((body) -> assertThat(body).contains("\"members\":[{\"value\":\"" + MEMBER + "\"}]"),
					(body) -> assertThat(body).contains(BulkCircle.id(first)),
					(body) -> assertThat(body).contains(BulkCircle.id(second), MEMBER.toString()));
	}

	@Test
	void shouldMakeACircleWholeOrNotAtAll() {
		JsonNode answer = json(ask("POST", "/Bulk", circle(TAKEN), ""));

		assertThat(answer.path("Operations").valueStream().map((one) -> one.path("status").asString()))
			.containsExactly("409", "409");
		assertThat(answer.at("/Operations/0/response/detail").asString()).contains("circle");
		assertThat(answer.at("/Operations/0/response/scimType").isMissingNode()).isTrue();
		assertThat(answer.at("/Operations/1/response/scimType").asString()).isEqualTo("uniqueness");
		assertThat(answer.at("/Operations/0/location").isMissingNode()).isTrue();
		assertThat(this.raw).extracting(RawRequest::method).containsExactly("POST", "POST", "DELETE");
	}

	private static String circle(String second) {
		return """
				{"Operations":[{"method":"POST","path":"/Groups","bulkId":"a","data":{"displayName":"A",
				"members":[{"value":"bulkId:b"},{"value":"%s"}]}},
				{"method":"POST","path":"/Groups","bulkId":"b","data":{"displayName":"%s","members":[{"value":"bulkId:a"}]}}]}"""
			.formatted(MEMBER, second);
	}

	@Test
	void shouldGiveAJwtToWhoAsksForIt() {
		MockServerHttpResponse accepted = ask("DELETE", "/Groups/" + ID, "", "respond-async");
		URI location = URI.create(Objects.requireNonNull(accepted.getHeaders().getFirst("Location")));
		MockServerHttpResponse response = new MockServerHttpResponse();
		this.endpoint.apply((others, none) -> Mono.error(new AssertionError("not SCIM's")))
			.handle(MockServerHttpRequest.get(location.toString())
				.header("Authorization", "known")
				.header("Accept", "application/json, application/secevent+jwt;q=0.9")
				.build(), response)
			.block(Duration.ofSeconds(10));

		assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("application/secevent+jwt");
		String[] parts = body(response).split("\\.", -1);
		assertThat(parts).hasSize(3);
		assertThat(decoded(parts[0])).isEqualTo("{\"typ\":\"secevent+jwt\",\"alg\":\"none\"}");
		JsonNode operation = JsonMapper.shared()
			.readTree(decoded(parts[1]))
			.path("events")
			.path("urn:ietf:params:scim:event:misc:asyncresp");
		assertThat(operation.path("status").asString()).isEqualTo("204");
		assertThat(operation.path("location").asString()).endsWith("/Groups/" + ID);
		assertThat(parts[2]).isEmpty();
	}

	private static String decoded(String part) {
		return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
	}

	@Test
	void shouldAnswerLaterWhereThatIsPreferred() {
		MockServerHttpResponse accepted = ask("POST", "/Groups", "{\"displayName\":\"A\"}", "respond-async");
		assertThat(status(accepted)).isEqualTo(202);
		assertThat(body(accepted)).isEmpty();
		assertThat(accepted.getHeaders().getFirst("Preference-Applied")).isEqualTo("respond-async");
		URI location = URI.create(Objects.requireNonNull(accepted.getHeaders().getFirst("Location")));
		assertThat(location.getPath()).endsWith(Objects.requireNonNull(accepted.getHeaders().getFirst("Set-Txn")));

		JsonNode token = json(ask("GET", location.getPath().substring("/scim/v2".length()), "", ""));
		JsonNode operation = token.path("events").path("urn:ietf:params:scim:event:misc:asyncresp");
		assertThat(token.path("txn").asString()).isEqualTo(accepted.getHeaders().getFirst("Set-Txn"));
		assertThat(token.path("iss").asString()).isEqualTo("http://host/scim/v2");
		assertThat(token.at("/sub_id/format").asString()).isEqualTo("scim");
		assertThat(operation.path("location").asString())
			.isEqualTo("http://host/scim/v2" + token.at("/sub_id/uri").asString());
		assertThat(operation.path("method").asString()).isEqualTo("POST");
		assertThat(operation.path("status").asString()).isEqualTo("201");
		assertThat(operation.path("version").asString()).isEqualTo("W/\"1\"");

		// there is room for one: the next client waits
		assertThat(status(ask("POST", "/Groups", "{\"displayName\":\"B\"}", "respond-async"))).isEqualTo(201);
		assertThat(status(ask("GET", "/AsyncRequests/" + ID, "", ""))).isEqualTo(404);
		assertThat(status(ask("GET", "/AsyncRequests/x", "", ""))).isEqualTo(404);
	}

	@Test
	void shouldAnswerAtOnceWhatIsDoneWithinTheWait() {
		assertThat(status(ask("POST", "/Groups", "{\"displayName\":\"A\"}", "respond-async, wait=5"))).isEqualTo(201);
	}

	private MockServerHttpResponse ask(String method, String path, String body, String prefer) {
		MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest
			.method(HttpMethod.valueOf(method), URI.create("http://host/scim/v2" + path))
			.header("Authorization", "known");
		if (!prefer.isEmpty()) {
			request.header("Prefer", prefer);
		}
		MockServerHttpResponse response = new MockServerHttpResponse();
		this.endpoint.apply((others, none) -> Mono.error(new AssertionError("not SCIM's")))
			.handle(request.body(body), response)
			.block(Duration.ofSeconds(10));
		return response;
	}

	private static int status(MockServerHttpResponse response) {
		return Objects.requireNonNull(response.getStatusCode()).value();
	}

	private static String body(MockServerHttpResponse response) {
		return Objects.requireNonNullElse(response.getBodyAsString().block(), "");
	}

	private static JsonNode json(MockServerHttpResponse response) {
		assertThat(status(response)).isEqualTo(200);
		return JsonMapper.shared().readTree(body(response));
	}

	/** Every command about a group is applied but for a name; one member is unknown. */
	private Outcome applied(Command command) {
		if (command instanceof Command.DeleteGroup) {
			return new Outcome.Applied(null, true, List.of(), List.of());
		}
		if (command instanceof Command.CreateGroup taken && taken.attributes().json().contains(TAKEN)) {
			return new Outcome.Refused(Outcome.Code.GROUP_NAME_TAKEN, "Expected another name, but it is taken");
		}
		Caller caller = caller();
		Entity.Group group = (command instanceof Command.CreateGroup create)
				? new Entity.Group(caller.site(), caller.provider(), create.id(), create.attributes(),
						Optional.of(create.siteGroup()), true, 1, Instant.EPOCH, Instant.EPOCH)
				: (command instanceof Command.ReplaceGroup replace)
						? new Entity.Group(caller.site(), caller.provider(), replace.id(), replace.attributes(),
								Optional.of(replace.siteGroup()), true, 2, Instant.EPOCH, Instant.EPOCH)
						: null;
		return new Outcome.Applied(Objects.requireNonNull(group), true, List.of(), List.of(UNKNOWN));
	}

	private static Caller caller() {
		return new Caller(new SiteId("acme"), new ProviderId(new UUID(1, 1)), new CredentialId(new UUID(2, 2)),
				Entity.Provider.Vendor.ENTRA);
	}

	private ScimEndpoint endpoint() {
		Schemas schemas = new Schemas(this.schemas, (site) -> Mono.just(ReadBound.NONE));
		JsonBody json = new JsonBody(new JsonLimits(4096, 12, 64, 4096, 256, 1000));
		ScimCommands commands = new ScimCommands((site, actor, request, command) -> {
			this.raw.add(request);
			return Mono.just(new Outcome.Envelope(new CommandId(new UUID(9, 9)), site, 1, applied(command)));
		}, json, 4096, schemas);
		TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
		ListQuery.Limits pages = ListQuery.Limits.DEFAULT;
		PageCursors cursors = new PageCursors("key", Clock.systemUTC(), Duration.ofHours(1));
		GroupDocuments documents = new GroupDocuments(this.views, 10);
		ScimRoutes routes = new ScimRoutes(
				new UsersHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas, commands,
						new UserCommands(RequestLimits.DEFAULT), ids, pages, cursors),
				new GroupsHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas, new Partitions(1),
						documents, commands, new GroupCommands(RequestLimits.DEFAULT), ids, pages, cursors),
				new RootHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas, documents, commands, pages,
						cursors),
				new BulkHandler(json, 4096, 5, 2), new AsyncRequests(Clock.systemUTC(), 1, Duration.ofMinutes(1), 4096),
				new DiscoveryHandler(new Discovery.Limits(pages, Duration.ofHours(1), 5, 4096), schemas));
		return new ScimEndpoint((authorization) -> Mono.just(caller()), routes, new BaseUri(null), 1024,
				new RequestMetrics(new SimpleMeterRegistry()));
	}

}
