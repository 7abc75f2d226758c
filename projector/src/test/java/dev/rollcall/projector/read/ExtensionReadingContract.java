package dev.rollcall.projector.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.scim.AttributeDefinition;
import dev.rollcall.schemas.scim.AttributeDefinition.Type;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.SchemaDefinition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rollcall.projector.Samples.AT;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.groupId;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.userId;
import static org.assertj.core.api.Assertions.assertThat;

/** Lists by attributes of a site's own extensions, whichever the database. */
abstract class ExtensionReadingContract {

	private static final String USERS = "urn:example:badge:User";

	private static final String GROUPS = "urn:example:team:Group";

	private static final SiteId ELSEWHERE = new SiteId("zeta");

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
		apply(put(badge(false)),
				put(new Extension(SITE, Extension.Resource.GROUP, false,
						new SchemaDefinition(GROUPS, "Team", "",
								List.of(AttributeDefinition.of("floor", Type.INTEGER, "")
									.withReturned(AttributeDefinition.Returned.REQUEST))),
						false, 1, AT, AT)));
		apply(put(user(SCOPE, 1,
				"{\"number\":10,\"since\":\"2026-01-01T00:00:00Z\",\"doors\":[{\"value\":\"North\",\"type\":\"in\"}]}")),
				put(user(SCOPE, 2,
						"{\"number\":9,\"since\":\"2025-12-31T23:30:00-01:00\",\"code\":\"Ab\",\"doors\":[{\"value\":\"north\",\"type\":\"out\"},{\"value\":\"south\",\"type\":\"in\"}]}")),
				put(user(SCOPE, 3, "{\"number\":100,\"code\":\"ab\"}")), put(user(SCOPE, 4, "")),
				put(user(new Scope(ELSEWHERE, PROVIDER), 5, "{\"number\":10}")));
		apply(put(group(11, "{\"floor\":2}")), put(group(12, "{\"floor\":1}")), put(group(13, "")));
	}

	@AfterEach
	void close() {
		this.readers.shutdownNow();
		this.store.close();
		this.catalog.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			@number eq 10                                    | 1
			@number gt 9                                     | 1 3
			@number lt 10 and userName sw "u"                | 2
			userName eq "u3" and @number gt 9                | 3
			@NUMBER pr                                       | 1 2 3
			not (@number pr)                                 | 4
			@since ge "2026-01-01T00:15:00Z"                 | 2
			@code eq "ab"                                    | 3
			@doors[value eq "NORTH" and type eq "in"]        | 1
			@doors.type eq "in"                              | 1 2
			@doors eq "south"                                | 2
			number eq 10                                     | ~~
			urn:example:other:number eq 10                   | ~~
			""")
	void shouldFilterUsers(String filter, String expected) throws Exception {
		assertThat(users(SCOPE, new Query(filter.replace("@", USERS + ":"), 1, 100))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "number, false, 2 1 3 4", "number, true, 4 3 1 2", "since, false, 1 2 3 4", "doors, false, 1 2 3 4" })
	void shouldSortUsers(String attribute, boolean descending, String expected) throws Exception {
		assertThat(users(SCOPE, new Query(null, 1, 100, new Sort(USERS + ":" + attribute, descending), null)))
			.isEqualTo(expected);
	}

	@Test
	void shouldFilterAndSortGroups() throws Exception {
		assertThat(groups(new Query(GROUPS + ":floor gt 1", 1, 100))).isEqualTo("11");
		assertThat(groups(new Query(null, 1, 100, new Sort(GROUPS + ":floor", false), null))).isEqualTo("12 11 13");
	}

	@Test
	void shouldListUsersAndGroupsTogether() throws Exception {
		Query query = new Query(USERS + ":number gt 9 or " + GROUPS + ":floor gt 1", 1, 100,
				new Sort(USERS + ":number", false), null);
		assertThat(get(this.views.resources(SCOPE, query, false, ReadBound.NONE)).items()
			.stream()
			.map((found) -> found.user().isPresent() ? "user" : "group")).containsExactly("user", "user", "group");
	}

	@Test
	void shouldKnowNothingOfAnotherSitesExtension() throws Exception {
		assertThat(users(new Scope(ELSEWHERE, PROVIDER), new Query(USERS + ":number pr", 1, 100))).isEmpty();
	}

	@Test
	void shouldFollowTheExtensionAsItChanges() throws Exception {
		Query query = new Query(USERS + ":number eq 10", 1, 100);
		apply(put(badge(true)));
		assertThat(users(SCOPE, query)).as("removed").isEmpty();
		apply(put(badge(false)));
		assertThat(users(SCOPE, query)).as("registered again").isEqualTo("1");
	}

	@Test
	void shouldReadExtensionsAsSettings() throws Exception {
		assertThat(get(this.views.setting(EntityKey.extension(SITE, USERS.toUpperCase(java.util.Locale.ROOT)),
				ReadBound.NONE)))
			.isEqualTo(Optional.of(badge(false)));
		assertThat(get(this.views.settings(SITE, EntityKey.Kind.EXTENSION, null, null, 10, ReadBound.NONE))).hasSize(2)
			.contains(badge(false));
		assertThat(get(this.views.settings(ELSEWHERE, EntityKey.Kind.EXTENSION, null, null, 10, ReadBound.NONE)))
			.isEmpty();
	}

	private String users(Scope scope, Query query) throws Exception {
		return get(this.views.users(scope, query, ReadBound.NONE)).items()
			.stream()
			.map((row) -> row.user().attributes().text("userName").orElseThrow().substring(1))
			.reduce((one, other) -> one + " " + other)
			.orElse("");
	}

	private String groups(Query query) throws Exception {
		return get(this.views.groups(SCOPE, query, ReadBound.NONE)).items()
			.stream()
			.map((group) -> group.attributes().text("displayName").orElseThrow().substring(1))
			.reduce((one, other) -> one + " " + other)
			.orElse("");
	}

	private static Extension badge(boolean removed) {
		return new Extension(SITE, Extension.Resource.USER, false,
				new SchemaDefinition(USERS, "Badge", "",
						List.of(AttributeDefinition.of("number", Type.INTEGER, ""),
								AttributeDefinition.of("since", Type.DATE_TIME, ""),
								AttributeDefinition.of("code", Type.STRING, "").asCaseExact(),
								AttributeDefinition
									.complex("doors", "",
											List.of(AttributeDefinition.of("value", Type.STRING, ""),
													AttributeDefinition.of("type", Type.STRING, "")))
									.asMultiValued())),
				removed, removed ? 2 : 1, AT, AT);
	}

	private static Entity.User user(Scope scope, long number, String extension) {
		return new Entity.User(scope.site(), scope.provider(), userId(number),
				attributes("User", "\"userName\":\"u" + number + "\"", USERS, extension), true, List.of(),
				Optional.empty(), 1, AT.plusSeconds(number), AT);
	}

	private static Entity.Group group(long number, String extension) {
		return new Entity.Group(SITE, PROVIDER, groupId(number),
				attributes("Group", "\"displayName\":\"g" + number + "\"", GROUPS, extension), Optional.empty(), true,
				1, AT.plusSeconds(number), AT);
	}

	private static Attributes attributes(String core, String name, String urn, String extension) {
		boolean extended = !extension.isEmpty();
		return Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:" + core + "\""
				+ (extended ? ",\"" + urn + "\"" : "") + "]," + name + (extended ? ",\"" + urn + "\":" + extension : "")
				+ "}");
	}

	private void apply(Change... changes) {
		List<RowChange> rows = new ArrayList<>();
		for (Change change : changes) {
			rows.add(RowChange.of(change));
		}
		this.sequence++;
		this.store
			.apply(new Batch(rows, List.of(new Position(0, this.sequence, this.sequence, 1)), List.of(), List.of()));
	}

	private static <T> T get(CompletionStage<T> stage) throws Exception {
		return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
	}

}
