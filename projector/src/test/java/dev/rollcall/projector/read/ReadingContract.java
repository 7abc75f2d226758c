package dev.rollcall.projector.read;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.Digest;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.Comparison;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.rollcall.projector.Samples.OTHER;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens to the entities, in whichever batches, with restarts in between: the
 * view says what a map of the entities says, and what a view built at once says.
 */
abstract class ReadingContract {

	private static final int ROUNDS = 6;

	private static final List<Scope> SCOPES = List.of(new Scope(SITE, PROVIDER), new Scope(SITE, OTHER),
			new Scope(new SiteId("zeta"), PROVIDER));

	private final ExecutorService readers = Executors.newFixedThreadPool(2);

	@AfterEach
	void stop() {
		this.readers.shutdownNow();
	}

	abstract ViewCatalog catalog(String name) throws Exception;

	@Test
	void shouldSayWhatTheEntitiesSay() throws Exception {
		String given = System.getProperty("seed", "");
		long seed = given.matches("-?\\d+") ? Long.parseLong(given) : new Random().nextLong();
		try {
			for (int round = 0; round < ROUNDS; round++) {
				run(new Random(seed + round), "r" + round);
			}
		}
		catch (Throwable ex) {
			throw new AssertionError("Failed with -Dseed=" + seed, ex);
		}
	}

	/** Whatever the index makes of a name: who is found by it is who has it. */
	@Test
	void shouldFindExactlyWhoHasTheName() throws Exception {
		String lengthy = "n".repeat(250);
		List<String> names = List.of("ada", "Ada", "ada?", "ada#1", "#", LookupKey.of(lengthy), lengthy, lengthy + "1",
				"stra\u00dfe", "STRASSE", "\uff41da", "na\u00efve", "nai\u0308ve", "\ud83d\ude00");
		List<String> asked = Stream.concat(names.stream(), Stream.of("ADA", "ada\ud800", "\ud83d", "?", "nobody"))
			.toList();
		try (ViewCatalog catalog = catalog("names"); ViewStore store = catalog.open()) {
			store.apply(new Batch(IntStream.range(0, names.size())
				.boxed()
				.flatMap((i) -> Stream.of(Samples.user(i, names.get(i)), Samples.group(i, names.get(i))))
				.map((entity) -> RowChange.of(Samples.put(entity)))
				.toList(), List.of(new Position(0, 1, 1, 1)), List.of(), List.of()));
			ProjectorViews views = views(store);
			for (String name : asked) {
				List<UUID> having = IntStream.range(0, names.size())
					.filter((i) -> Comparison.key(names.get(i)).equals(Comparison.key(name)))
					.mapToObj(Samples::id)
					.toList();
				Page<UserRow> users = views
					.users(SCOPE, new Query("userName eq \"" + name + "\"", 1, 100), ReadBound.NONE)
					.toCompletableFuture()
					.get();
				assertThat(users.items()).as(name).extracting((row) -> row.user().id().value()).isEqualTo(having);
				Page<Entity.Group> groups = views
					.groups(SCOPE, new Query("displayName eq \"" + name + "\"", 1, 100), ReadBound.NONE)
					.toCompletableFuture()
					.get();
				assertThat(groups.items()).as(name).extracting((group) -> group.id().value()).isEqualTo(having);
			}
		}
	}

	private void run(Random random, String name) throws Exception {
		EntityMap entities = new EntityMap();
		Map<EntityKey, Change> last = new LinkedHashMap<>();
		ViewCatalog catalog = catalog(name);
		ViewStore store = catalog.open();
		long offset = 0;
		for (int batch = 0; batch < 12; batch++) {
			Map<EntityKey, RowChange> changes = new LinkedHashMap<>();
			int size = 1 + random.nextInt(40);
			for (int i = 0; i < size; i++) {
				Change change = change(random);
				changes.remove(change.key());
				changes.put(change.key(), RowChange.of(change));
				last.remove(change.key());
				last.put(change.key(), change);
				entities.apply(change);
				offset++;
			}
			store.apply(new Batch(List.copyOf(changes.values()), List.of(new Position(0, offset, offset, 1)), List.of(),
					List.of()));
			if (random.nextInt(4) == 0) {
				store.close();
				store = catalog.open();
			}
		}
		check(random, store, entities);
		Digest digest = store.digest();
		ViewStore rebuilt = catalog.begin();
		rebuilt.apply(new Batch(last.values().stream().map(RowChange::of).toList(),
				List.of(new Position(0, offset, offset, 1)), List.of(), List.of()));
		assertThat(rebuilt.digest()).isEqualTo(digest);
		rebuilt.close();
		store.close();
		catalog.close();
	}

	private static Change change(Random random) {
		int which = random.nextInt(SCOPES.size());
		Scope scope = SCOPES.get(which);
		// A user or group never changes hands.
		long user = which + 3L * random.nextInt(25);
		long group = 1_000 + which + 3L * random.nextInt(6);
		Entity entity = switch (random.nextInt(5)) {
			case 0, 1 -> Samples.user(scope, user, 1 + random.nextInt(3), "User" + random.nextInt(15), emails(random));
			case 2 -> Samples.group(scope, group, 1 + random.nextInt(3), "Group" + random.nextInt(4));
			default -> Samples.membership(scope, group, user);
		};
		return (random.nextInt(4) == 0) ? Samples.gone(entity) : Samples.put(entity);
	}

	private static String[] emails(Random random) {
		return random.ints(random.nextInt(3), 0, 12)
			.mapToObj((i) -> "Mail" + i + "@example.com")
			.toArray(String[]::new);
	}

	private void check(Random random, ViewStore store, EntityMap entities) throws Exception {
		ProjectorViews views = views(store);
		for (Scope scope : SCOPES) {
			for (int i = 0; i < 60; i++) {
				String filter = (random.nextInt(6) == 0) ? null : RandomFilters.users(random);
				Sort sort = sort(random, "userName", "name.familyName", "emails", "department", "active",
						"meta.lastModified", "id", "groups", "nothing");
				new PageWalk<>(random, filter, sort, entities.users(scope, filter, sort),
						(row) -> row.user().id().value(), (query) -> views.users(scope, query, ReadBound.NONE))
					.walk();
			}
			for (int i = 0; i < 60; i++) {
				String filter = (random.nextInt(6) == 0) ? null : RandomFilters.groups(random);
				Sort sort = sort(random, "displayName", "externalId", "members.value", "meta.created");
				new PageWalk<>(random, filter, sort, entities.groups(scope, filter, sort),
						(group) -> group.id().value(), (query) -> views.groups(scope, query, ReadBound.NONE))
					.walk();
			}
			for (int i = 0; i < 30; i++) {
				String filter = (random.nextInt(3) == 0) ? null
						: random.nextBoolean() ? RandomFilters.users(random) : RandomFilters.groups(random);
				Sort sort = new Sort(
						List.of("displayName", "userName", "meta.lastModified", "externalId", "id", "nothing")
							.get(random.nextInt(6)),
						random.nextBoolean());
				new PageWalk<>(random, filter, sort, entities.resources(scope, filter, sort), EntityMap::idOf,
						(query) -> views.resources(scope, query, false, ReadBound.NONE))
					.walk();
			}
		}
	}

	private ProjectorViews views(ViewStore store) {
		LiveView live = new LiveView(Duration.ofSeconds(5), 10);
		live.use(store);
		live.caughtUp();
		return new ProjectorViews(live, this.readers, new ScanLimits(3, 10_000, 10_000, Duration.ofSeconds(20)),
				new SimpleMeterRegistry());
	}

	private static @Nullable Sort sort(Random random, String... attributes) {
		return random.nextInt(3) == 0 ? null
				: new Sort(attributes[random.nextInt(attributes.length)], random.nextBoolean());
	}

}
