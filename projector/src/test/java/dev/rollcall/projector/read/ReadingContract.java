package dev.rollcall.projector.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.rollcall.projector.Samples;
import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.Digest;
import dev.rollcall.projector.store.LiveView;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.store.ViewCatalog;
import dev.rollcall.projector.store.ViewStore;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Resource;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.Filter;
import dev.rollcall.schemas.scim.FilterLimits;
import dev.rollcall.schemas.scim.ResourceSchema;
import dev.rollcall.schemas.scim.SortKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.rollcall.projector.Samples.OTHER;
import static dev.rollcall.projector.Samples.PROVIDER;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.id;
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

	private void run(Random random, String name) throws Exception {
		SortedMap<String, Entity> model = new TreeMap<>();
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
				remember(model, change);
				offset++;
			}
			store.apply(new Batch(List.copyOf(changes.values()), List.of(new Position(0, offset, offset, 1)), List.of(),
					List.of()));
			if (random.nextInt(4) == 0) {
				store.close();
				store = catalog.open();
			}
		}
		check(random, store, model);
		Digest digest = store.digest();
		ViewStore rebuilt = catalog.begin();
		rebuilt.apply(new Batch(last.values().stream().map(RowChange::of).toList(),
				List.of(new Position(0, offset, offset, 1)), List.of(), List.of()));
		assertThat(rebuilt.digest()).isEqualTo(digest);
		rebuilt.close();
		store.close();
		catalog.close();
	}

	private static void remember(SortedMap<String, Entity> model, Change change) {
		String key = change.key().toString();
		Entity entity = change.entity();
		if (entity == null) {
			model.remove(key);
		}
		else {
			model.put(key, entity);
		}
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

	private void check(Random random, ViewStore store, SortedMap<String, Entity> model) throws Exception {
		LiveView live = new LiveView(Duration.ofSeconds(5), 10);
		live.use(store);
		live.caughtUp();
		ProjectorViews views = new ProjectorViews(live, this.readers,
				new ScanLimits(3, 10_000, 10_000, Duration.ofSeconds(20)), new SimpleMeterRegistry());
		for (Scope scope : SCOPES) {
			for (int i = 0; i < 60; i++) {
				String filter = (random.nextInt(6) == 0) ? null : userFilter(random);
				Sort sort = sort(random, "userName", "name.familyName", "emails", "department", "active",
						"meta.lastModified", "id", "groups", "nothing");
				List<UserRow> all = sorted(users(model, scope, filter), ResourceSchema.USER, sort, (row) -> whole(row),
						(row) -> row.user().id().value());
				walk(random, filter, sort, all, (row) -> row.user().id().value(),
						(query) -> views.users(scope, query, ReadBound.NONE));
			}
			for (int i = 0; i < 60; i++) {
				String filter = (random.nextInt(6) == 0) ? null : groupFilter(random);
				Sort sort = sort(random, "displayName", "externalId", "members.value", "meta.created");
				List<Entity.Group> all = sorted(groups(model, scope, filter), ResourceSchema.GROUP, sort,
						(group) -> whole(group, model), (group) -> group.id().value());
				walk(random, filter, sort, all, (group) -> group.id().value(),
						(query) -> views.groups(scope, query, ReadBound.NONE));
			}
			for (int i = 0; i < 30; i++) {
				String filter = (random.nextInt(3) == 0) ? null
						: random.nextBoolean() ? userFilter(random) : groupFilter(random);
				Sort sort = new Sort(
						List.of("displayName", "userName", "meta.lastModified", "externalId", "id", "nothing")
							.get(random.nextInt(6)),
						random.nextBoolean());
				walk(random, filter, sort, resources(model, scope, filter, sort), ReadingContract::idOf,
						(query) -> views.resources(scope, query, false, ReadBound.NONE));
			}
		}
	}

	/** One page by its number, then all of them from place to place, there and back. */
	private static <T> void walk(Random random, @Nullable String filter, @Nullable Sort sort, List<T> all,
			Function<T, UUID> id, Function<Query, CompletionStage<Page<T>>> ask) throws Exception {
		int first = 1 + random.nextInt(8);
		int count = random.nextInt(12);
		Page<T> page = get(ask.apply(new Query(filter, first, count, sort, null)));
		int from = Math.min(first - 1, all.size());
		int to = Math.min(from + count, all.size());
		assertThat(page.items()).as("%s by %s", filter, sort).isEqualTo(all.subList(from, to));
		assertThat(page.total()).isEqualTo(all.size());
		assertThat(page.next() != null).isEqualTo(from < to && to < all.size());
		assertThat(page.previous()).isNull();
		List<T> walked = new ArrayList<>();
		Place after = null;
		do {
			page = get(ask.apply(new Query(filter, 1, 1 + random.nextInt(9), sort, after)));
			assertThat(page.previous() != null).isEqualTo(!walked.isEmpty());
			walked.addAll(page.items());
			after = page.next();
			assertThat(page.total()).isEqualTo(all.size());
			assertThat(after == null || after.id().equals(id.apply(page.items().get(page.items().size() - 1))))
				.isTrue();
		}
		while (after != null);
		assertThat(walked).as("%s by %s, from place to place", filter, sort).isEqualTo(all);
		List<T> back = new ArrayList<>(page.items());
		Place before = page.previous();
		while (before != null) {
			page = get(ask.apply(new Query(filter, 1, 1 + random.nextInt(9), sort, null, before)));
			assertThat(page.total()).isEqualTo(all.size());
			assertThat(page.items()).isNotEmpty();
			assertThat(page.next()).isNotNull();
			back.addAll(0, page.items());
			before = page.previous();
		}
		assertThat(back).as("%s by %s, back again", filter, sort).isEqualTo(all);
		walkFromWhatIsGone(random, filter, sort, all, ask);
	}

	/** From places beside those of resources, as if these had come or gone. */
	private static <T> void walkFromWhatIsGone(Random random, @Nullable String filter, @Nullable Sort sort, List<T> all,
			Function<Query, CompletionStage<Page<T>>> ask) throws Exception {
		int shown = 1 + random.nextInt(9);
		Place last = get(ask.apply(new Query(filter, 1, shown, sort, null))).next();
		boolean up = random.nextBoolean();
		if (last == null) {
			return;
		}
		int start = (up == (sort != null && sort.descending())) ? shown - 1 : shown;
		int count = 1 + random.nextInt(9);
		Page<T> onwards = get(ask.apply(new Query(filter, 1, count, sort, last.beside(up))));
		assertThat(onwards.items()).isEqualTo(all.subList(start, Math.min(start + count, all.size())));
		assertThat(onwards.previous() != null).isEqualTo(start > 0);
		assertThat(onwards.next() != null).isEqualTo(start + count < all.size());
		Page<T> back = get(ask.apply(new Query(filter, 1, count, sort, null, last.beside(up))));
		assertThat(back.items()).isEqualTo(all.subList(Math.max(0, start - count), start));
		assertThat(back.previous() != null).isEqualTo(start > count);
		assertThat(back.next()).isNotNull();
		if (sort == null || !sort.descending()) {
			boolean named = indexed(sort) && all.stream().noneMatch(Resource.class::isInstance);
			Place end = new Place(named ? "\uffff" : null, Place.END.id());
			Page<T> none = get(ask.apply(new Query(filter, 1, count, sort, end)));
			assertThat(none.items()).isEmpty();
			assertThat(none.next()).isNull();
			assertThat(get(ask.apply(new Query(filter, 1, count, sort, null, none.previous()))).items())
				.isEqualTo(all.subList(Math.max(0, all.size() - count), all.size()));
		}
	}

	/**
	 * Whether every resource of one kind has a value, and an index says in which order.
	 */
	private static boolean indexed(@Nullable Sort sort) {
		return sort != null && (sort.attribute().equals("userName") || sort.attribute().equals("displayName"));
	}

	private static <T> Page<T> get(CompletionStage<Page<T>> page) throws Exception {
		return page.toCompletableFuture().get(10, TimeUnit.SECONDS);
	}

	private static @Nullable Sort sort(Random random, String... attributes) {
		return random.nextInt(3) == 0 ? null
				: new Sort(attributes[random.nextInt(attributes.length)], random.nextBoolean());
	}

	private static <T> List<T> sorted(List<T> all, ResourceSchema schema, @Nullable Sort sort,
			Function<T, JsonNode> json, Function<T, UUID> id) {
		if (sort == null) {
			return all;
		}
		Comparator<T> order = Comparator
			.<T, String>comparing(
					(item) -> SortKey.of(schema, sort.attribute()).map((key) -> key.of(json.apply(item))).orElse(null),
					Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(id, Ids::compare);
		return all.stream().sorted(sort.descending() ? order.reversed() : order).toList();
	}

	private static List<Resource> resources(SortedMap<String, Entity> model, Scope scope, @Nullable String filter,
			Sort sort) {
		Map<Resource, @Nullable String> keys = new LinkedHashMap<>();
		users(model, scope, filter).forEach((row) -> keys.put(Resource.of(row),
				SortKey.of(ResourceSchema.USER, sort.attribute()).map((key) -> key.of(whole(row))).orElse(null)));
		groups(model, scope, filter).forEach((group) -> keys.put(Resource.of(group),
				SortKey.of(ResourceSchema.GROUP, sort.attribute())
					.map((key) -> key.of(whole(group, model)))
					.orElse(null)));
		Comparator<Resource> order = Comparator
			.<Resource, String>comparing(keys::get, Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(ReadingContract::idOf, Ids::compare);
		return keys.keySet().stream().sorted(sort.descending() ? order.reversed() : order).toList();
	}

	/** All of it, where what is tested parses only what it looks at. */
	private static ObjectNode whole(UserRow row) {
		return ResourceJson.user(row.user(), row.groups(), (attribute) -> true);
	}

	private static ObjectNode whole(Entity.Group group, SortedMap<String, Entity> model) {
		return ResourceJson.group(group, membersOf(model, group), (attribute) -> true);
	}

	private static UUID idOf(Resource resource) {
		return resource.user()
			.map((row) -> row.user().id().value())
			.or(() -> resource.group().map((group) -> group.id().value()))
			.orElseThrow();
	}

	private static List<Entity.Membership> membersOf(SortedMap<String, Entity> model, Entity.Group group) {
		return entities(model, Entity.Membership.class)
			.filter((edge) -> edge.site().equals(group.site()) && edge.group().equals(group.id()))
			.sorted((left, right) -> Ids.compare(left.member(), right.member()))
			.toList();
	}

	private static List<UserRow> users(SortedMap<String, Entity> model, Scope scope, @Nullable String filter) {
		return entities(model, Entity.User.class)
			.filter((user) -> user.site().equals(scope.site()) && user.provider().equals(scope.provider()))
			.sorted(Comparator.comparing(Entity.User::id))
			.map((user) -> new UserRow(user, groupsOf(model, user)))
			.filter((row) -> filter == null
					|| Filter.parse(filter, FilterLimits.DEFAULT).matches(ResourceSchema.USER, whole(row)))
			.toList();
	}

	private static List<GroupRef> groupsOf(SortedMap<String, Entity> model, Entity.User user) {
		List<GroupRef> refs = new ArrayList<>();
		entities(model, Entity.Membership.class)
			.filter((edge) -> edge.site().equals(user.site()) && edge.member().equals(user.id().value()))
			.forEach((edge) -> {
				if (model.get(EntityKey.group(user.site(), edge.group()).toString()) instanceof Entity.Group group) {
					refs.add(new GroupRef(group.id(), group.attributes().text("displayName").orElse("")));
				}
			});
		return GroupRef.sorted(refs);
	}

	private static List<Entity.Group> groups(SortedMap<String, Entity> model, Scope scope, @Nullable String filter) {
		return entities(model, Entity.Group.class)
			.filter((group) -> group.site().equals(scope.site()) && group.provider().equals(scope.provider()))
			.sorted(Comparator.comparing(Entity.Group::id))
			.filter((group) -> filter == null
					|| Filter.parse(filter, FilterLimits.DEFAULT).matches(ResourceSchema.GROUP, whole(group, model)))
			.toList();
	}

	private static <E extends Entity> Stream<E> entities(SortedMap<String, Entity> model, Class<E> type) {
		return model.values().stream().filter(type::isInstance).map(type::cast);
	}

	private static String userFilter(Random random) {
		String one = userTerm(random);
		return switch (random.nextInt(4)) {
			case 0 -> one + " and " + userTerm(random);
			case 1 -> one + " or " + userTerm(random);
			case 2 -> "not (" + one + ")";
			default -> one;
		};
	}

	private static String userTerm(Random random) {
		int number = random.nextInt(75);
		return switch (random.nextInt(13)) {
			case 0 -> "userName eq \"USER" + number % 15 + "\"";
			case 1 -> "externalId eq \"X-" + number + "\"";
			case 2 -> "id eq \"" + id(number) + "\"";
			case 3 -> "emails.value eq \"mail" + number % 12 + "@example.com\"";
			case 4 -> "emails[type eq \"work\" and value eq \"mail" + number % 12 + "@example.com\"]";
			case 5 -> "emails[type eq \"home\" and value eq \"mail" + number % 12 + "@example.com\"]";
			case 6 -> "active eq " + random.nextBoolean();
			case 7 -> "name.familyName sw \"family" + number % 7 + "\"";
			case 8 -> "groups.value eq \"" + id(1_000 + number % 18) + "\"";
			case 9 -> "groups.display co \"group" + number % 4 + "\"";
			case 10 -> "department eq \"dept" + number % 5 + "\"";
			case 11 ->
				"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"dept" + number % 5 + "\"";
			default -> "meta.version eq \"W/\\\"" + (1 + number % 3) + "\\\"\"";
		};
	}

	private static String groupFilter(Random random) {
		String one = groupTerm(random);
		return switch (random.nextInt(4)) {
			case 0 -> one + " and " + groupTerm(random);
			case 1 -> one + " or " + groupTerm(random);
			case 2 -> "not (" + one + ")";
			default -> one;
		};
	}

	private static String groupTerm(Random random) {
		int number = random.nextInt(75);
		return switch (random.nextInt(8)) {
			case 0 -> "displayName eq \"GROUP" + number % 4 + "\"";
			case 1 -> "id eq \"" + id(1_000 + number % 18) + "\"";
			case 2 -> "members.value eq \"" + id(number) + "\"";
			case 3 -> "members eq \"" + id(number) + "\"";
			case 4 -> "members[value eq \"" + id(number) + "\" and type eq \"User\"]";
			case 5 -> "members.value ne \"" + id(number) + "\"";
			case 6 -> "members pr";
			default -> "displayName sw \"group\"";
		};
	}

}
