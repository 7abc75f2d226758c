package dev.rollcall.gateway.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Objects;
import java.util.UUID;

import dev.rollcall.gateway.KnownSchemas;
import dev.rollcall.gateway.MemoryViews;
import dev.rollcall.gateway.access.Caller;
import dev.rollcall.gateway.command.GroupCommands;
import dev.rollcall.gateway.command.UserCommands;
import dev.rollcall.gateway.kafka.OverloadedException;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.scim.Discovery;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.RequestLimits;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.TimeOrderedIds;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ScimEndpointTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 1));

	private static final String ID = "01920000-0000-7000-8000-000000000001";

	private static final int CHUNK = 10;

	private final KnownSchemas schemas = new KnownSchemas();

	private final MemoryViews views = new MemoryViews();

	private final ScimEndpoint endpoint = endpoint();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"GET     | /Users                              | 200",
			"GET     | /Users/                             | 200",
			"GET     | //Users                             | 200",
			"GET     | //Users/" + ID + "//                | 404",
			"GET     | /Users//x                           | 404",
			"HEAD    | /Users                              | 200",
			"GET     | /Users?aadOptscim062020             | 200",
			"GET     | /Users?count=x                      | 400",
			"GET     | /Users?attributes=a&excludedAttributes=b | 400",
			"GET     | /Users/" + ID + "                   | 404",
			"GET     | /Users/01920000-0000-7000-8000-00000000000A | 404",
			"GET     | /Users/not-an-id                    | 404",
			"GET     | /Users/" + ID + "/emails            | 404",
			"DELETE  | /Users/not-an-id                    | 404",
			"PUT     | /Users                              | 405",
			"DELETE  | /Groups                             | 405",
			"POST    | /Users/" + ID + "                   | 405",
			"OPTIONS | /Users                              | 405",
			"GET     | /Nothing                            | 404",
			"GET     | /                                   | 200",
			"GET     | /Me                                 | 501",
			"POST    | /Bulk                               | 400",
			"GET     | /?sortBy=displayName&cursor=        | 200",
			"GET     | /Users?sortBy=nothing               | 400",
			"GET     | /Users?sortBy=userName&sortOrder=up | 400",
			"GET     | /Users?cursor=&startIndex=1         | 400",
			"POST    | /.search                            | 400",
			"GET     | /ServiceProviderConfig              | 200",
			"GET     | /ServiceProviderConfig?filter=a     | 403",
			"GET     | /ResourceTypes                      | 200",
			"GET     | /ResourceTypes/User                 | 200",
			"GET     | /ResourceTypes/Nothing              | 404",
			"GET     | /Schemas                            | 200",
			"GET     | /Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser | 200",
			"GET     | /Schemas/urn:ietf:params:scim:schemas:core:2.0:Group | 200",
			"GET     | /Schemas/urn:nothing                | 404" })
			// @formatter:on
	void shouldAnswer(String method, String path, int status) {
		MockServerHttpResponse response = ask(request(method, path));

		assertThat(status(response)).isEqualTo(status);
		assertThat(response.getHeaders().getContentType()).hasToString("application/scim+json");
	}

	@Test
	void shouldNameTheMethodsThatAreAllowed() {
		assertThat(ask(request("PUT", "/Users")).getHeaders().getFirst("Allow")).isEqualTo("GET, HEAD, POST");
	}

	@Test
	void shouldSayWhichCredentialsAreTaken() {
		MockServerHttpResponse response = ask(
				MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://host/scim/v2/Users")));

		assertThat(status(response)).isEqualTo(401);
		assertThat(response.getHeaders().getFirst("WWW-Authenticate")).startsWith("Bearer realm=")
			.contains("Basic realm=");
		assertThat(body(response)).contains("\"status\":\"401\"");
	}

	@Test
	void shouldRefuseAUriThatIsTooLong() {
		assertThat(status(ask(request("GET", "/Users?filter=" + "a".repeat(2000))))).isEqualTo(414);
	}

	@ParameterizedTest
	@CsvSource({ "application/scim+json,429", "application/json; charset=UTF-8,429", "'',429", "text/plain,415",
			"application/json; charset=utf8,429", "application/json; charset=latin1,415" })
	void shouldTakeTheMediaTypesOfScim(String contentType, int status) {
		MockServerHttpRequest.BodyBuilder request = request("POST", "/Users");
		if (!contentType.isEmpty()) {
			request.header("Content-Type", contentType);
		}

		MockServerHttpResponse response = ask(request, "{\"userName\":\"a\"}");

		assertThat(status(response)).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "'',400", "[],400", "{,400" })
	void shouldRefuseABodyThatIsNone(String body, int status) {
		assertThat(status(ask(request("POST", "/Users"), body))).isEqualTo(status);
	}

	@Test
	void shouldRefuseABodyThatIsTooLong() {
		assertThat(status(ask(request("POST", "/Users"), "{\"userName\":\"" + "a".repeat(5000) + "\"}")))
			.isEqualTo(413);
	}

	@Test
	void shouldTellAnOverloadedClientWhenToComeBack() {
		MockServerHttpResponse response = ask(request("POST", "/Users"), "{\"userName\":\"a\"}");

		assertThat(status(response)).isEqualTo(429);
		assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("2");
	}

	@Test
	void shouldTellWhatIsWrongWithAFilter() {
		this.views.failure = new FilterRejectedException("Expected another filter", false);

		MockServerHttpResponse response = ask(request("GET", "/Users?filter=a"));

		assertThat(status(response)).isEqualTo(400);
		assertThat(body(response)).contains("\"scimType\":\"invalidFilter\"");
	}

	@Test
	void shouldAnswer503WhenTheViewIsAway() {
		this.views.failure = new ViewUnavailableException("away");

		MockServerHttpResponse response = ask(request("GET", "/Users/" + ID));

		assertThat(status(response)).isEqualTo(503);
		assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("1");
	}

	@Test
	void shouldSayNothingOfABug() {
		this.views.failure = new IllegalStateException("secret of the inside");

		MockServerHttpResponse response = ask(request("GET", "/Users/" + ID));

		assertThat(status(response)).isEqualTo(500);
		assertThat(body(response)).doesNotContain("secret", "IllegalState");
	}

	@Test
	void shouldAnswerAUserAndKnowItsVersion() {
		UserId id = UserId.of(ID);
		this.views.users.put(id,
				new Views.UserRow(new Entity.User(SITE, PROVIDER, id, Attributes.ofJson("{\"userName\":\"ada\"}"), true,
						List.of(), Optional.empty(), 3, Instant.EPOCH, Instant.EPOCH), List.of()));

		MockServerHttpResponse whole = ask(request("GET", "/Users/" + ID));
		MockServerHttpResponse same = ask(request("GET", "/Users/" + ID).header("If-None-Match", "W/\"3\""));
		MockServerHttpResponse other = ask(request("GET", "/Users/" + ID).header("If-Match", "W/\"2\""));

		assertThat(whole.getHeaders().getETag()).isEqualTo("W/\"3\"");
		assertThat(body(whole)).contains("\"userName\":\"ada\"", "\"location\":\"http://host/scim/v2/Users/" + ID);
		assertThat(status(same)).isEqualTo(304);
		assertThat(same.getHeaders().getETag()).isEqualTo("W/\"3\"");
		assertThat(body(same)).isEmpty();
		assertThat(status(other)).isEqualTo(412);
	}

	@ParameterizedTest
	@CsvSource({ "/Users/{id}?attributes=#, true", "/Users?attributes=#:status, true", "/?attributes=#:status, true",
			"/Users/{id}, false", "/Users, false", "/, false", "/Users?excludedAttributes=userName, false",
			"/Users?attributes=userName, false" })
	void shouldReadAccountsForWhoAsks(String path, boolean shown) {
		UserId id = UserId.of(ID);
		this.views.users.put(id,
				new Views.UserRow(new Entity.User(SITE, PROVIDER, id, Attributes.ofJson("{\"userName\":\"ada\"}"), true,
						List.of(), Optional.empty(), 3, Instant.EPOCH, Instant.EPOCH), List.of()));
		this.views.accounts.put(id, Attributes.ofJson("{\"status\":\"disabled\"}"));
		String asked = path.replace("{id}", ID).replace("#", AccountSchema.URN);

		String body = body(ask(request("GET", asked)));

		assertThat(body.contains("\"" + AccountSchema.URN + "\":{\"status\":\"disabled\"}")).isEqualTo(shown);
		// the account may have changed where the user has not
		assertThat(status(ask(request("GET", "/Users/" + ID + "?attributes=" + AccountSchema.URN)
			.header("If-None-Match", "W/\"3\"")))).isEqualTo(200);
	}

	@Test
	void shouldReadTheMembersOfAGroupInChunks() {
		GroupId id = group(35);

		String body = body(ask(request("GET", "/Groups/" + id)));

		assertThat(body.split("\"type\":\"User\"", -1)).hasSize(36);
		assertThat(body).endsWith("}]}");
		assertThat(this.views.memberPages).containsExactly(CHUNK, CHUNK, CHUNK, 5);
	}

	@ParameterizedTest
	@CsvSource({ "/Groups?excludedAttributes=members", "/Groups/{id}?excludedAttributes=members",
			"/Groups/{id}?attributes=displayName" })
	void shouldNotTouchMembersThatNobodyWants(String path) {
		GroupId id = group(35);

		MockServerHttpResponse response = ask(request("GET", path.replace("{id}", id.toString())));

		assertThat(status(response)).isEqualTo(200);
		assertThat(body(response)).contains("\"displayName\":\"Tour\"").doesNotContain("members");
		assertThat(this.views.memberPages).isEmpty();
	}

	@Test
	void shouldListGroupsWithTheirMembers() {
		group(25);

		String body = body(ask(request("GET", "/Groups")));

		assertThat(body).startsWith("{\"schemas\":").contains("\"totalResults\":1").endsWith("}]}]}");
		assertThat(body.split("\"type\":\"User\"", -1)).hasSize(26);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/Users?count=2", "/Groups?count=2&attributes=id", "/?count=3", "/?count=2",
			"/?count=2&sortBy=displayName", "/?count=7&sortBy=displayName" })
	void shouldWalkAListThereAndBack(String path) {
		for (int i = 0; i < 5; i++) {
			UserId user = new UserId(new UUID(1, 10 + i));
			this.views.users.put(user,
					new Views.UserRow(new Entity.User(SITE, PROVIDER, user, Attributes.ofJson("{\"userName\":\"u\"}"),
							true, List.of(), Optional.empty(), 3, Instant.EPOCH, Instant.EPOCH), List.of()));
			GroupId group = new GroupId(new UUID(1, 20 + i));
			this.views.groups.put(group,
					new Entity.Group(SITE, PROVIDER, group, Attributes.ofJson("{\"displayName\":\"g\"}"),
							Optional.empty(), true, 1, Instant.EPOCH, Instant.EPOCH));
		}

		List<JsonNode> pages = new ArrayList<>();
		JsonNode page = json(ask(request("GET", path + "&cursor")));
		assertThat(page.has("previousCursor")).isFalse();
		pages.add(page.path("Resources"));
		while (page.has("nextCursor")) {
			page = json(ask(request("GET", path + "&cursor=" + page.path("nextCursor").asString())));
			assertThat(page.has("previousCursor")).isTrue();
			pages.add(page.path("Resources"));
		}
		assertThat(pages.stream().mapToInt(JsonNode::size).sum()).isEqualTo(page.path("totalResults").asInt());
		for (int i = pages.size() - 2; i >= 0; i--) {
			page = json(ask(request("GET", path + "&cursor=" + page.path("previousCursor").asString())));
			assertThat(page.path("Resources")).isEqualTo(pages.get(i));
			assertThat(page.has("nextCursor")).isTrue();
		}
		assertThat(page.has("previousCursor")).isFalse();
	}

	@Test
	void shouldRefuseASearchThatIsSomethingElse() {
		MockServerHttpResponse response = ask(request("POST", "/Users/.search"), "{\"schemas\":[\"urn:other\"]}");

		assertThat(status(response)).isEqualTo(400);
		assertThat(body(response)).contains("\"scimType\":\"invalidValue\"");
	}

	private GroupId group(int members) {
		GroupId id = GroupId.of(ID);
		this.views.groups.put(id, new Entity.Group(SITE, PROVIDER, id, Attributes.ofJson("{\"displayName\":\"Tour\"}"),
				Optional.of(new SiteGroupId(new UUID(5, 5))), true, 1, Instant.EPOCH, Instant.EPOCH));
		List<Entity.Membership> edges = new ArrayList<>();
		for (int i = 0; i < members; i++) {
			edges.add(new Entity.Membership(SITE, PROVIDER, id, new UUID(7, i), MemberType.USER, true, Instant.EPOCH));
		}
		this.views.members.put(id, edges);
		return id;
	}

	private MockServerHttpResponse ask(MockServerHttpRequest.BaseBuilder<?> request) {
		return ask(request.build());
	}

	private MockServerHttpResponse ask(MockServerHttpRequest.BodyBuilder request, String body) {
		return ask(request.body(body));
	}

	private MockServerHttpResponse ask(MockServerHttpRequest request) {
		MockServerHttpResponse response = new MockServerHttpResponse();
		this.endpoint.apply((others, none) -> Mono.error(new AssertionError("not SCIM's")))
			.handle(request, response)
			.block(Duration.ofSeconds(10));
		return response;
	}

	private static MockServerHttpRequest.BodyBuilder request(String method, String path) {
		return MockServerHttpRequest.method(HttpMethod.valueOf(method), URI.create("http://host/scim/v2" + path))
			.header("Authorization", "known");
	}

	private static JsonNode json(MockServerHttpResponse response) {
		assertThat(status(response)).isEqualTo(200);
		return JsonMapper.shared().readTree(body(response));
	}

	private static String body(MockServerHttpResponse response) {
		return Objects.requireNonNull(response.getBodyAsString().defaultIfEmpty("").block(Duration.ofSeconds(10)));
	}

	private static int status(MockServerHttpResponse response) {
		return Objects.requireNonNull(response.getStatusCode()).value();
	}

	private ScimEndpoint endpoint() {
		Schemas schemas = new Schemas(this.schemas, (site) -> Mono.just(ReadBound.NONE));
		ScimCommands commands = new ScimCommands(
				(site, actor, raw, command) -> Mono.error(new OverloadedException("too many", Duration.ofMillis(2500))),
				new JsonBody(new JsonLimits(4096, 8, 64, 4096, 256, 1000)), 4096, schemas);
		TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
		ListQuery.Limits pages = ListQuery.Limits.DEFAULT;
		PageCursors cursors = new PageCursors("key", Clock.systemUTC(), Duration.ofHours(1));
		ScimRoutes routes = new ScimRoutes(
				new UsersHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas, commands,
						new UserCommands(RequestLimits.DEFAULT), ids, pages, cursors),
				new GroupsHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas, new Partitions(1),
						new GroupDocuments(this.views, CHUNK), commands, new GroupCommands(RequestLimits.DEFAULT), ids,
						pages, cursors),
				new RootHandler(this.views, (site) -> Mono.just(ReadBound.NONE), schemas,
						new GroupDocuments(this.views, CHUNK), commands, pages, cursors),
				new BulkHandler(new JsonBody(new JsonLimits(4096, 8, 64, 4096, 256, 1000)), 4096, 3, 2),
				new AsyncRequests(Clock.systemUTC(), 1, Duration.ofMinutes(1), 4096),
				new DiscoveryHandler(new Discovery.Limits(pages, Duration.ofHours(1), 3, 4096), schemas));
		Caller caller = new Caller(SITE, PROVIDER, new CredentialId(new UUID(2, 2)), Entity.Provider.Vendor.ENTRA);
		return new ScimEndpoint((authorization) -> "known".equals(authorization) ? Mono.just(caller) : Mono.empty(),
				routes, new BaseUri(null), 1024, new RequestMetrics(new SimpleMeterRegistry()));
	}

}
