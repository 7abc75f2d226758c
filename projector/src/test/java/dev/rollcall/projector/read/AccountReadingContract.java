package dev.rollcall.projector.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.AccountSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.rollcall.projector.Samples.AT;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.gone;
import static dev.rollcall.projector.Samples.group;
import static dev.rollcall.projector.Samples.id;
import static dev.rollcall.projector.Samples.membership;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.user;
import static dev.rollcall.projector.Samples.userId;
import static org.assertj.core.api.Assertions.assertThat;

/** What came of users, whichever the database. */
abstract class AccountReadingContract {

	private static final String URN = AccountSchema.URN;

	private final ExecutorService readers = Executors.newFixedThreadPool(2);

	private final LiveView live = new LiveView(Duration.ofSeconds(10), 10);

	private final ProjectorViews views = new ProjectorViews(this.live, this.readers,
			new ScanLimits(3, 10_000, 10_000, Duration.ofSeconds(20)), new SimpleMeterRegistry());

	private ViewCatalog catalog;

	private ViewStore store;

	private long sequence;

	abstract ViewCatalog catalog() throws Exception;

	@BeforeEach
	void fill() throws Exception {
		this.catalog = catalog();
		this.store = this.catalog.open();
		this.live.use(this.store);
		this.live.caughtUp();
		apply(put(provider("\"Staff, EU\", team ?")), put(group(100, "Staff, EU")), put(group(101, "Others")));
		// 1: in, a site administrator
		apply(put(user(1, "ann")), put(membership(100, 1)),
				put(account(1).with()
					.entitlements(new Entitlements(Entitlements.Role.SITE_ADMIN, Entitlements.Authentication.PASSWORD,
							true, false, false, false, "UTC"))
					.because(List.of(because(Because.Facet.STATUS, "provisioned", "Staff, EU"),
							because(Because.Facet.ROLE, "siteAdminGroups", "staff*"),
							because(Because.Facet.WEBDAV, "webdav", "")))
					.build()));
		// 2: was in
		apply(put(user(2, "bob")),
				put(account(2).with()
					.status(AccountStatus.DISABLED)
					.reason(Reason.DEACTIVATED_BY_IDP)
					.since(AT.plusSeconds(60))
					.build()));
		// 3 is not active, 4 in no group that counts, 5 not found, 7 should be in
		apply(put(user(3, "cy")), put(membership(100, 3)));
		apply(put(user(4, "dee")), put(membership(101, 4)));
		Entity.User eve = user(5, "eve");
		apply(put(new Entity.User(SITE, PROVIDER, eve.id(), eve.attributes(), true, List.of(), Optional.of(AT), 2,
				eve.created(), eve.lastModified())), put(membership(100, 5)));
		apply(put(user(7, "gus")), put(membership(100, 7)));
		// 8 is an account that stands in for its user
		apply(put(account(8).with().user(Optional.empty()).byHand(true).reason(Reason.ADMINISTRATOR).build()));
	}

	@AfterEach
	void close() {
		this.readers.shutdownNow();
		this.store.close();
		this.catalog.close();
	}

	@ParameterizedTest
	@CsvSource({ "1, active, provisioned, matches the required groups", "2, disabled, deactivated-by-idp, not active",
			"3, pending, inactive-at-idp, not active", "4, pending, outside-required-groups, none of the groups",
			"5, pending, not-found-at-idp, did not find", "7, pending, user-name-taken, user name",
			"8, active, administrator, An administrator" })
	void shouldTellWhatCameOfAUser(long number, String status, String reason, String why) throws Exception {
		JsonNode account = account(one(number));
		assertThat(account.path("status").asString()).isEqualTo(status);
		assertThat(account.path("reason").asString()).isEqualTo(reason);
		assertThat(account.path("why").asString()).contains(why).endsWith(".");
		assertThat(account.has("accountId")).isEqualTo(!status.equals("pending"));
		// a list says the same
		assertThat(accounts("userName sw \"\"")).hasSize(7).anySatisfy((row) -> {
			assertThat(number(row)).isEqualTo(String.valueOf(number));
			assertThat(account(row)).isEqualTo(account);
		});
	}

	@Test
	void shouldTellAllOfAnAccount() throws Exception {
		JsonNode account = account(one(1));
		assertThat(account.path("accountId").asString()).isEqualTo(id(51).toString());
		assertThat(account.path("role").asString()).isEqualTo("siteAdmin");
		assertThat(account.path("authentication").asString()).isEqualTo("password");
		assertThat(account.path("twoFactor").booleanValue()).isTrue();
		assertThat(account.path("since").asString()).isEqualTo(AT.toString());
		assertThat(account.path("because").size()).isEqualTo(2);
		JsonNode role = account.path("because").path(1);
		assertThat(role.path("facet").asString()).isEqualTo("role");
		assertThat(role.path("rule").asString()).isEqualTo("siteAdminGroups");
		assertThat(role.path("pattern").asString()).isEqualTo("staff*");
		assertThat(role.path("group").asString()).isEqualTo("Staff, EU");
		assertThat(role.path("policyVersion").longValue()).isEqualTo(3);
		assertThat(role.path("at").asString()).isEqualTo(AT.toString());
		assertThat(account.toString()).doesNotContain("administrator", "ann");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"$:status eq \"disabled\"                                       | 2",
			"$:STATUS EQ \"Disabled\"                                       | 2",
			"$:status eq \"pending\"                                        | 3 4 5 7",
			"not ($:status eq \"pending\")                                  | 1 2 8",
			"$:status ne \"active\" and userName eq \"dee\"                 | 4",
			"userName eq \"dee\" or $:status eq \"disabled\"                | 2 4",
			"id eq \"{1}\" and $:status eq \"disabled\"                     |",
			"$:reason eq \"outside-required-groups\" and groups.display eq \"Others\" | 4",
			"$:role eq \"siteAdmin\"                                        | 1",
			"$:twoFactor eq true                                            | 1",
			"$:authentication eq \"sso\"                                    | 2 8",
			"$:accountId pr                                                 | 1 2 8",
			"$:since gt \"2026-01-02T03:04:30Z\"                            | 2",
			"$:because[facet eq \"role\" and pattern eq \"staff*\"]         | 1",
			"$:because.rule eq \"siteAdminGroups\"                          | 1",
			"status eq \"disabled\"                                         |",
			"userName pr and not (role eq \"siteAdmin\")                    | 1 2 3 4 5 7 8" })
			// @formatter:on
	void shouldFilterByWhatCameOfUsers(String filter, String expected) throws Exception {
		String text = filter.replace("$", URN).replace("{1}", id(1).toString());
		List<String> found = accounts(text).stream().map(AccountReadingContract::number).toList();
		assertThat(String.join(" ", found)).isEqualTo((expected != null) ? expected : "");
		// and who does not ask for accounts finds the same
		Page<UserRow> plain = get(this.views.users(SCOPE, new Query(text, 1, 100), ReadBound.NONE));
		assertThat(plain.items().stream().map(AccountReadingContract::number)).isEqualTo(found);
		assertThat(plain.items()).allSatisfy((row) -> assertThat(row.account()).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void shouldSortByWhatCameOfUsers(boolean descending) throws Exception {
		Page<UserRow> page = get(this.views.users(SCOPE,
				new Query("$:accountId pr".replace("$", URN), 1, 100, new Sort(URN + ":since", descending), null),
				ReadBound.NONE));
		assertThat(page.items().stream().map(AccountReadingContract::number).toList())
			.isEqualTo(descending ? List.of("2", "8", "1") : List.of("1", "8", "2"));
	}

	@ParameterizedTest
	@CsvSource({ "REEVALUATE_PROVIDER, policy-changed", "MOVE_GROUP, group-renamed", "PREVIEW, user-name-taken" })
	void shouldSayWhichWorkIsYetToCome(Job.Kind kind, String reason) throws Exception {
		apply(put(new Job(SITE, new JobId(id(900)), kind, PROVIDER, PROVIDER.value(), Optional.empty(),
				Optional.empty(), 0, Job.Stage.APPLY, 0, 0, 0, AT)));
		assertThat(account(one(7)).path("reason").asString()).isEqualTo(reason);
		assertThat(account(one(4)).path("reason").asString()).isEqualTo("outside-required-groups");
	}

	@Test
	void shouldFollowAccountsAsTheyChange() throws Exception {
		apply(put(provider("")));
		assertThat(account(one(4)).path("reason").asString()).isEqualTo("user-name-taken");
		apply(put(account(4)));
		assertThat(account(one(4)).path("status").asString()).isEqualTo("active");
		// the account goes to another user, then for good
		apply(put(account(4).with().user(Optional.of(userId(7))).build()));
		assertThat(account(one(4)).path("status").asString()).isEqualTo("pending");
		assertThat(account(one(7)).path("accountId").asString()).isEqualTo(id(54).toString());
		apply(gone(account(4)));
		assertThat(account(one(7)).path("status").asString()).isEqualTo("pending");
		// adopted
		apply(put(user(8 + 50, "hal")), put(account(8).with().user(Optional.of(userId(58))).byHand(true).build()));
		assertThat(account(one(58)).path("accountId").asString()).isEqualTo(id(58).toString());
	}

	@Test
	void shouldWaitForTheBound() throws Exception {
		CompletionStage<Optional<UserRow>> early = this.views.userWithAccount(SCOPE, userId(4),
				ReadBound.sequence(0, this.sequence + 1));
		assertThat(early.toCompletableFuture().isDone()).isFalse();
		apply(put(account(4)));
		this.live.reflects(List.of(new Position(0, this.sequence, this.sequence, 1)));
		assertThat(account(get(early).orElseThrow()).path("status").asString()).isEqualTo("active");
	}

	private UserRow one(long number) throws Exception {
		long id = (number == 8) ? 58 : number;
		return get(this.views.userWithAccount(SCOPE, userId(id), ReadBound.NONE)).orElseThrow();
	}

	private List<UserRow> accounts(String filter) throws Exception {
		Page<UserRow> page = get(this.views.usersWithAccounts(SCOPE, new Query(filter, 1, 100), ReadBound.NONE));
		assertThat(page.total()).isEqualTo(page.items().size());
		return page.items();
	}

	private static JsonNode account(UserRow row) {
		return row.account().orElseThrow().tree();
	}

	/**
	 * Accounts have ids of their own; one that stands in for its user lends it its id.
	 */
	private static Entity.Account account(long number) {
		return Samples.account(number + 50, "user" + number).with().user(Optional.of(userId(number))).build();
	}

	private static String number(UserRow row) {
		UUID id = row.user().id().value();
		for (long number = 1; number < 9; number++) {
			if (id.equals(id(number)) || id.equals(id(number + 50))) {
				return String.valueOf(number);
			}
		}
		throw new AssertionError("Expected a user of this test, but it is " + id);
	}

	private static Because because(Because.Facet facet, String rule, String pattern) {
		return new Because(facet, rule, pattern, "Staff, EU", 3, new CommandId(id(9)), AT, "administrator");
	}

	private static Entity.Provider provider(String requiredGroups) {
		Entity.Provider plain = Samples.provider(PROVIDER, "Okta");
		return new Entity.Provider(SITE, PROVIDER, plain.name(), plain.vendor(), plain.protocol(),
				plain.policy().with().requiredGroups(requiredGroups).build(), false, 3, AT, Instant.EPOCH);
	}

	private void apply(Change... changes) {
		List<RowChange> rows = new ArrayList<>();
		for (Change change : changes) {
			rows.add(RowChange.of(change));
			RowChange.adoptable(change)
				.filter((row) -> row.values() != null
						|| rows.stream().noneMatch((other) -> other.key().equals(row.key())))
				.ifPresent(rows::add);
		}
		this.sequence++;
		this.store
			.apply(new Batch(rows, List.of(new Position(0, this.sequence, this.sequence, 1)), List.of(), List.of()));
	}

	private static <T> T get(CompletionStage<T> stage) throws Exception {
		return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
	}

}
