package dev.rollcall.gateway.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.FilterRejectedException;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewAnswer;
import dev.rollcall.schemas.read.ViewCall;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.http.client.HttpClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpViewsTest {

	private static final Views.Scope SCOPE = new Views.Scope(new SiteId("acme"), new ProviderId(new UUID(1, 1)));

	private static final UserId ID = new UserId(new UUID(2, 2));

	private static final Views.UserRow ROW = new Views.UserRow(
			new Entity.User(SCOPE.site(), SCOPE.provider(), ID, Attributes.ofJson("{\"userName\":\"ada\"}"), true,
					List.of(), Optional.empty(), 3, Instant.EPOCH, Instant.EPOCH),
			List.of(new GroupRef(new GroupId(new UUID(3, 3)), "Tour")));

	private static final Views.Query QUERY = new Views.Query("userName sw \"a\"", 1, 10,
			new Views.Sort("userName", true), new Views.Place("b", new UUID(4, 4)));

	private HttpServer server = server();

	private @Nullable ViewCall call;

	private @Nullable String authorization;

	private int status = 200;

	private byte[] body = new byte[0];

	private @Nullable String tooMany;

	private static HttpServer server() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void start() {
		this.server.createContext(ViewCall.PATH, this::handle);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void shouldAskAndUnderstandTheAnswer() {
		Views.Page<Views.UserRow> page = new Views.Page<>(7, List.of(ROW), new Views.Place("ada", ID.value()),
				new Views.Place(null, ID.value()));
		this.body = ViewAnswer.users(Codecs.ENTITY).encode(page);

		assertThat(get(views().users(SCOPE, QUERY, ReadBound.sequence(3, 9)))).isEqualTo(page);
		assertThat(this.call).isEqualTo(ViewCall.users(SCOPE, QUERY, ReadBound.sequence(3, 9)));
		assertThat(this.authorization).isEqualTo("Bearer secret");
	}

	@Test
	void shouldAskForAccounts() {
		Views.UserRow row = new Views.UserRow(ROW.user(), ROW.groups(),
				Optional.of(Attributes.ofJson("{\"status\":\"active\"}")));
		Views.Page<Views.UserRow> page = new Views.Page<>(7, List.of(row, ROW), new Views.Place("ada", ID.value()),
				null);
		this.body = ViewAnswer.usersWithAccounts(Codecs.ENTITY).encode(page);

		assertThat(get(views().usersWithAccounts(SCOPE, QUERY, ReadBound.sequence(3, 9)))).isEqualTo(page);
		assertThat(this.call).isEqualTo(ViewCall.usersWithAccounts(SCOPE, QUERY, ReadBound.sequence(3, 9)));
		assertThat(get(views().userWithAccount(SCOPE, ID, ReadBound.NONE))).contains(row);
		assertThat(this.call).isEqualTo(ViewCall.userWithAccount(SCOPE, ID, ReadBound.NONE));
	}

	@Test
	void shouldFindOneOrNone() {
		this.body = ViewAnswer.users(Codecs.ENTITY).encode(new Views.Page<>(1, List.of(ROW)));
		assertThat(get(views().user(SCOPE, ID, ReadBound.NONE))).contains(ROW);

		this.body = ViewAnswer.users(Codecs.ENTITY).encode(new Views.Page<>(0, List.of()));
		assertThat(get(views().user(SCOPE, ID, ReadBound.NONE))).isEmpty();
	}

	static Stream<Arguments> calls() {
		SiteId site = SCOPE.site();
		ProviderId provider = SCOPE.provider();
		ReadBound bound = ReadBound.offset(1, 5);
		UUID after = new UUID(5, 5);
		GroupId group = new GroupId(new UUID(3, 3));
		AccountId account = new AccountId(new UUID(6, 6));
		EntityKey preview = EntityKey.preview(site, new PreviewId(new UUID(7, 7)));
		return Stream.of(call((views) -> views.user(SCOPE, ID, bound), ViewCall.user(SCOPE, ID, bound)),
				call((views) -> views.users(SCOPE, QUERY, bound), ViewCall.users(SCOPE, QUERY, bound)),
				call((views) -> views.userWithAccount(SCOPE, ID, bound), ViewCall.userWithAccount(SCOPE, ID, bound)),
				call((views) -> views.usersWithAccounts(SCOPE, QUERY, bound),
						ViewCall.usersWithAccounts(SCOPE, QUERY, bound)),
				call((views) -> views.resources(SCOPE, QUERY, false, bound),
						ViewCall.resources(SCOPE, QUERY, false, bound)),
				call((views) -> views.resources(SCOPE, QUERY, true, bound),
						ViewCall.resources(SCOPE, QUERY, true, bound)),
				call((views) -> views.group(SCOPE, group, bound), ViewCall.group(SCOPE, group, bound)),
				call((views) -> views.groups(SCOPE, QUERY, bound), ViewCall.groups(SCOPE, QUERY, bound)),
				call((views) -> views.members(SCOPE, group, after, 9, bound),
						ViewCall.members(SCOPE, group, after, 9, bound)),
				call((views) -> views.sites(site, 9), ViewCall.sites(site, 9)),
				call((views) -> views.site(site, bound), ViewCall.site(site, bound)),
				call((views) -> views.providers(site, bound), ViewCall.providers(site, bound)),
				call((views) -> views.provider(site, provider, bound), ViewCall.provider(site, provider, bound)),
				call((views) -> views.accounts(site, after, 9, bound), ViewCall.accounts(site, after, 9, bound)),
				call((views) -> views.jobs(site, bound), ViewCall.jobs(site, bound)),
				call((views) -> views.account(site, account, bound), ViewCall.account(site, account, bound)),
				call((views) -> views.setting(preview, bound), ViewCall.setting(preview, bound)),
				call((views) -> views.settings(site, EntityKey.Kind.POLICY_CHANGE, provider.value(), after, 9, bound),
						ViewCall.settings(site, EntityKey.Kind.POLICY_CHANGE, provider.value(), after, 9, bound)));
	}

	private static Arguments call(Function<Views, CompletionStage<?>> ask, ViewCall call) {
		return Arguments.of(call.method(), ask, call);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calls")
	void shouldSendEveryCall(ViewCall.Method method, Function<Views, CompletionStage<?>> ask, ViewCall expected) {
		this.body = ViewAnswer.users(Codecs.ENTITY).encode(new Views.Page<>(0, List.of()));
		get(ask.apply(views()));
		assertThat(this.call).isEqualTo(expected);
	}

	@Test
	void shouldSendACallOfEveryMethod() {
		assertThat(calls().map((call) -> call.get()[0])).containsExactlyInAnyOrder((Object[]) ViewCall.Method.values());
	}

	@Test
	void shouldUnderstandWhatIsSaidAboutPolicies() {
		PolicyChange first = new PolicyChange(SCOPE.site(), SCOPE.provider(), 1, Instant.EPOCH, "administrator",
				new CommandId(new UUID(8, 8)), Optional.empty(), Policy.DEFAULT);
		PolicyChange second = new PolicyChange(SCOPE.site(), SCOPE.provider(), 2, Instant.EPOCH, "administrator",
				new CommandId(new UUID(9, 9)), Optional.of(Policy.DEFAULT),
				Policy.DEFAULT.with().requiredGroups("staff").build());
		this.body = ViewAnswer.entities(Codecs.ENTITY, Entity.class)
			.encode(new Views.Page<>(2, List.<Entity>of(first, second)));
		assertThat(get(views().settings(SCOPE.site(), EntityKey.Kind.POLICY_CHANGE, SCOPE.provider().value(), null, 9,
				ReadBound.NONE)))
			.containsExactly(first, second);

		this.body = ViewAnswer.entities(Codecs.ENTITY, Entity.class)
			.encode(new Views.Page<>(1, List.<Entity>of(second)));
		assertThat(get(views().setting(second.key(), ReadBound.NONE))).contains(second);
	}

	@Test
	void shouldTellAFilterThatIsRefused() {
		this.status = 400;
		this.body = "Expected another filter".getBytes(StandardCharsets.UTF_8);
		this.tooMany = "true";

		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> get(views().users(SCOPE, QUERY, ReadBound.NONE)))
			.havingCause()
			.isInstanceOfSatisfying(FilterRejectedException.class, (ex) -> assertThat(ex.isTooMany()).isTrue())
			.withMessage("Expected another filter");
	}

	@Test
	void shouldTellAViewThatIsNotThere() {
		this.status = 503;
		this.body = "Expected to be there, but not yet".getBytes(StandardCharsets.UTF_8);
		unavailable("Expected to be there, but not yet");
		this.status = 401;
		this.body = new byte[0];
		unavailable("Expected the view to answer, but it said 401");
		this.status = 200;
		this.body = new byte[] { 1, 2, 3 };
		unavailable("Expected the view to answer, but it cannot be reached");
		this.server.stop(0);
		unavailable("Expected the view to answer, but it cannot be reached");
	}

	private void unavailable(String message) {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> get(views().users(SCOPE, QUERY, ReadBound.NONE)))
			.havingCause()
			.isInstanceOf(ViewUnavailableException.class)
			.withMessage(message);
	}

	private HttpViews views() {
		return new HttpViews(HttpClient.create()
			.baseUrl("http://127.0.0.1:" + this.server.getAddress().getPort())
			.responseTimeout(Duration.ofSeconds(10)), "secret");
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.call = ViewCall.decode(exchange.getRequestBody().readAllBytes());
		this.authorization = exchange.getRequestHeaders().getFirst("Authorization");
		if (this.tooMany != null) {
			exchange.getResponseHeaders().set(ViewCall.TOO_MANY, this.tooMany);
		}
		exchange.sendResponseHeaders(this.status, (this.body.length > 0) ? this.body.length : -1);
		exchange.getResponseBody().write(this.body);
		exchange.close();
	}

	private static <T> T get(CompletionStage<T> stage) {
		return stage.toCompletableFuture().join();
	}

}
