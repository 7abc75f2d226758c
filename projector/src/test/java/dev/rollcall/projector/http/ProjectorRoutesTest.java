package dev.rollcall.projector.http;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.rollcall.projector.kafka.BrokerTopic;
import dev.rollcall.projector.kafka.DirectoryConsumer;
import dev.rollcall.projector.kafka.Rebuild;
import dev.rollcall.projector.read.ProjectorViews;
import dev.rollcall.projector.read.ScanLimits;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewAnswer;
import dev.rollcall.schemas.read.ViewCall;
import dev.rollcall.schemas.read.Views.AccountRow;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.UserRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.unit.DataSize;

import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.account;
import static dev.rollcall.projector.Samples.group;
import static dev.rollcall.projector.Samples.groupId;
import static dev.rollcall.projector.Samples.membership;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.site;
import static dev.rollcall.projector.Samples.siteGroup;
import static dev.rollcall.projector.Samples.siteMembership;
import static dev.rollcall.projector.Samples.user;
import static dev.rollcall.projector.Samples.userId;
import static org.assertj.core.api.Assertions.assertThat;

class ProjectorRoutesTest {

	private static final String TOKEN = "the shared secret";

	@TempDir
	Path folder;

	private final ExecutorService readers = Executors.newFixedThreadPool(2);

	private SqliteCatalog catalog;

	private ViewStore store;

	private WebTestClient client;

	@BeforeEach
	void open() {
		this.catalog = new SqliteCatalog(this.folder,
				new SqliteTuning(DataSize.ofMegabytes(64), DataSize.ofMegabytes(8), DataSize.ofMegabytes(2)), 2,
				Duration.ofSeconds(5));
		this.store = this.catalog.open();
		this.store.apply(new Batch(List
			.of(user(10, "ada", "ada@example.com"), user(11, "bob"), group(20, "Admins"), membership(20, 10),
					site("acme"), account(30, "ada"), siteGroup(40, "Admins"), siteMembership(40, 30))
			.stream()
			.map((entity) -> RowChange.of(put(entity)))
			.toList(), List.of(), List.of(), List.of()));
		LiveView live = new LiveView(Duration.ofMillis(200), 10);
		live.use(this.store);
		live.caughtUp();
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ProjectorViews views = new ProjectorViews(live, this.readers,
				new ScanLimits(100, 1, 100, Duration.ofSeconds(5)), meters);
		BrokerTopic nowhere = new BrokerTopic(Map.of(), Map.of(), 10);
		DirectoryConsumer consumer = new DirectoryConsumer(nowhere, this.catalog, live, Clock.systemUTC(),
				Duration.ofDays(6), meters);
		Rebuild rebuild = new Rebuild(nowhere, this.catalog, new LiveView(Duration.ofSeconds(1), 1), consumer,
				Clock.systemUTC());
		this.client = WebTestClient.bindToRouterFunction(ProjectorRoutes.routes(TOKEN, views, rebuild)).build();
	}

	@AfterEach
	void close() {
		this.readers.shutdownNow();
		this.store.close();
		this.catalog.close();
	}

	private WebTestClient.ResponseSpec send(ViewCall call, String token) {
		return this.client.post()
			.uri(ViewCall.PATH)
			.header("Authorization", "Bearer " + token)
			.bodyValue(call.encode())
			.exchange();
	}

	private <T> Page<T> ask(ViewCall call, ViewAnswer<T> answer) {
		byte[] body = send(call, TOKEN).expectStatus().isOk().expectBody(byte[].class).returnResult().getResponseBody();
		return answer.decode(Optional.ofNullable(body).orElseThrow());
	}

	@Test
	void shouldAnswerReads() {
		ViewAnswer<UserRow> users = ViewAnswer.users(Codecs.ENTITY);
		UserRow ada = new UserRow(user(10, "ada", "ada@example.com"), List.of(new GroupRef(groupId(20), "Admins")));
		assertThat(ask(ViewCall.user(SCOPE, userId(10), ReadBound.NONE), users)).isEqualTo(new Page<>(1, List.of(ada)));
		assertThat(ask(ViewCall.user(SCOPE, userId(99), ReadBound.NONE), users)).isEqualTo(new Page<>(0, List.of()));
		assertThat(ask(ViewCall.users(SCOPE, new Query("userName eq \"ada\"", 1, 10), ReadBound.NONE), users))
			.isEqualTo(new Page<>(1, List.of(ada)));
		Page<UserRow> accounted = ask(ViewCall.userWithAccount(SCOPE, userId(10), ReadBound.NONE),
				ViewAnswer.usersWithAccounts(Codecs.ENTITY));
		assertThat(accounted.items()).singleElement().satisfies((row) -> {
			assertThat(row.user()).isEqualTo(ada.user());
			assertThat(row.groups()).isEqualTo(ada.groups());
			assertThat(row.account().orElseThrow().text("status")).isPresent();
		});
		assertThat(ask(ViewCall.usersWithAccounts(SCOPE, new Query("userName eq \"ada\"", 1, 10), ReadBound.NONE),
				ViewAnswer.usersWithAccounts(Codecs.ENTITY)))
			.isEqualTo(accounted);
		assertThat(ask(ViewCall.members(SCOPE, groupId(20), null, 10, ReadBound.NONE),
				ViewAnswer.entities(Codecs.ENTITY, Entity.Membership.class))
			.items()).containsExactly(membership(20, 10));
		assertThat(ask(ViewCall.sites(null, 10), ViewAnswer.entities(Codecs.ENTITY, Entity.Site.class)).items())
			.containsExactly(site("acme"));
		assertThat(ask(ViewCall.accounts(SITE, null, 10, ReadBound.NONE), ViewAnswer.accounts(Codecs.ENTITY)).items())
			.containsExactly(new AccountRow(account(30, "ada"), List.of("Admins")));
	}

	@Test
	void shouldAnswerWhatPoliciesSay() {
		PolicyChange first = change(1);
		PolicyChange second = change(2);
		Preview preview = new Preview(SITE, new PreviewId(new UUID(7, 7)), SCOPE.provider(), Policy.DEFAULT, 2,
				"administrator", Instant.EPOCH, Optional.empty(), 3, 1, Preview.Counts.NONE);
		PreviewPage page = new PreviewPage(SITE, preview.id(), 1, List.of());
		this.store.apply(
				new Batch(Stream.of(first, second, preview, page).map((entity) -> RowChange.of(put(entity))).toList(),
						List.of(), List.of(), List.of()));
		ViewAnswer<Entity> entities = ViewAnswer.entities(Codecs.ENTITY, Entity.class);
		UUID provider = SCOPE.provider().value();

		assertThat(
				ask(ViewCall.settings(SITE, EntityKey.Kind.POLICY_CHANGE, provider, null, 10, ReadBound.NONE), entities)
					.items())
			.containsExactly(first, second);
		assertThat(
				ask(ViewCall.settings(SITE, EntityKey.Kind.POLICY_CHANGE, provider, new UUID(0, 1), 10, ReadBound.NONE),
						entities)
					.items())
			.containsExactly(second);
		assertThat(
				ask(ViewCall.settings(SITE, EntityKey.Kind.POLICY_CHANGE, provider, null, 1, ReadBound.NONE), entities)
					.items())
			.containsExactly(first);
		assertThat(ask(ViewCall.setting(preview.key(), ReadBound.NONE), entities).items()).containsExactly(preview);
		assertThat(
				ask(ViewCall.settings(SITE, EntityKey.Kind.PREVIEW_PAGE, preview.id().value(), null, 8, ReadBound.NONE),
						entities)
					.items())
			.containsExactly(page);
		assertThat(
				ask(ViewCall.setting(EntityKey.preview(SITE, new PreviewId(new UUID(8, 8))), ReadBound.NONE), entities)
					.items())
			.isEmpty();
	}

	private static PolicyChange change(long version) {
		return new PolicyChange(SITE, SCOPE.provider(), version, Instant.EPOCH, "administrator",
				new CommandId(new UUID(9, version)), Optional.empty(), Policy.DEFAULT);
	}

	@Test
	void shouldLetNobodyInWithoutTheToken() {
		ViewCall call = ViewCall.sites(null, 1);
		send(call, "another").expectStatus().isUnauthorized();
		send(call, "").expectStatus().isUnauthorized();
		this.client.get().uri("/internal/v1/rebuild").exchange().expectStatus().isUnauthorized();
	}

	@Test
	void shouldSayWhyAReadIsRefused() {
		send(ViewCall.users(SCOPE, new Query("userName equals", 1, 10), ReadBound.NONE), TOKEN).expectStatus()
			.isBadRequest()
			.expectHeader()
			.valueEquals(ViewCall.TOO_MANY, "false");
		send(ViewCall.users(SCOPE, new Query("active eq true", 1, 10), ReadBound.NONE), TOKEN).expectStatus()
			.isBadRequest()
			.expectHeader()
			.valueEquals(ViewCall.TOO_MANY, "true");
		send(ViewCall.user(SCOPE, userId(10), ReadBound.sequence(0, 7)), TOKEN).expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After");
		this.client.post()
			.uri(ViewCall.PATH)
			.header("Authorization", "Bearer " + TOKEN)
			.bodyValue(new byte[] { 99 })
			.exchange()
			.expectStatus()
			.isEqualTo(422);
	}

	@Test
	void shouldTellHowARebuildGoes() {
		this.client.get()
			.uri("/internal/v1/rebuild")
			.header("Authorization", "Bearer " + TOKEN)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.phase")
			.isEqualTo("NONE");
		this.client.post()
			.uri("/internal/v1/rebuild")
			.header("Authorization", "Bearer " + TOKEN)
			.exchange()
			.expectStatus()
			.isEqualTo(409);
	}

}
