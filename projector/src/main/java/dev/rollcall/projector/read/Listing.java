package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists users and groups of one mirror, on one unchanging state of the view. */
final class Listing {

	private static final int CHUNK = 500;

	private final ViewReader reader;

	private final Mirror mirror;

	private final ScanLimits limits;

	private final UserAccounts accounts;

	Listing(ViewReader reader, Mirror mirror, ScanLimits limits) {
		this.reader = reader;
		this.mirror = mirror;
		this.limits = limits;
		this.accounts = new UserAccounts(reader, mirror);
	}

	Page<UserRow> users(Query query) {
		Users users = new Users();
		return users.withGroups(list(query, Look.users(query, schema(query).users()), users));
	}

	/** The page, if an index leads to the few users there can be. */
	Optional<Page<UserRow>> lookUpUsers(Query query) {
		Users users = new Users();
		return lookUp(query, Look.users(query, ResourceSchema.USER), users).map(users::withGroups);
	}

	/** Groups likewise. */
	Optional<Page<Entity.Group>> lookUpGroups(Query query) {
		return lookUp(query, Look.groups(query, ResourceSchema.GROUP), new Groups());
	}

	private <T> Optional<Page<T>> lookUp(Query query, Look look, Source<T> source) {
		Selection<T> selection = new Matches<>(query, source::id);
		return (look.isNarrow(query) && gatherFew(look, source, new Budget(this.limits), selection))
				? Optional.of(selection.page(source::one)) : Optional.empty();
	}

	Page<UserRow> usersWithAccounts(Query query) {
		Page<UserRow> page = users(query);
		return page.with(withAccounts(page.items()));
	}

	private List<UserRow> withAccounts(List<UserRow> rows) {
		Map<UUID, Attributes> found = this.accounts.of(rows.stream().map(UserRow::user).toList());
		return rows.stream()
			.map((row) -> new UserRow(row.user(), row.groups(),
					Optional.ofNullable(found.get(row.user().id().value()))))
			.toList();
	}

	/** Users and groups as one list in one order, which looks at them all. */
	Page<Views.Resource> resources(Query query, boolean accounts) {
		SortedMatches<Entity> selection = new SortedMatches<>(query, Listing::id);
		Budget budget = new Budget(this.limits);
		Users users = new Users();
		Groups groups = new Groups();
		SiteSchema schema = schema(query);
		gather(Look.users(query, schema.users()), users, budget, selection);
		gather(Look.groups(query, schema.groups()), groups, budget, selection);
		Page<Entity> page = selection.page((id) -> users.one(id).<Entity>map((user) -> user).or(() -> groups.one(id)));
		return page.with(resources(page.items(), accounts));
	}

	private List<Views.Resource> resources(List<Entity> items, boolean accounts) {
		List<Entity.User> users = items.stream()
			.filter(Entity.User.class::isInstance)
			.map(Entity.User.class::cast)
			.toList();
		Map<UUID, List<Entity.GroupRef>> groups = groupsOf(users);
		List<UserRow> rows = users.stream()
			.map((user) -> new UserRow(user, groups.getOrDefault(user.id().value(), List.of())))
			.toList();
		Iterator<UserRow> next = (accounts ? withAccounts(rows) : rows).iterator();
		return items.stream()
			.map((item) -> (item instanceof Entity.Group group) ? Views.Resource.of(group)
					: Views.Resource.of(next.next()))
			.toList();
	}

	private static UUID id(Entity entity) {
		return (entity instanceof Entity.Group group) ? group.id().value() : ((Entity.User) entity).id().value();
	}

	private Map<UUID, List<Entity.GroupRef>> groupsOf(List<Entity.User> users) {
		return users.isEmpty() ? Map.of()
				: this.reader.groupsOf(this.mirror, users.stream().map((user) -> user.id().value()).toList());
	}

	Page<Entity.Group> groups(Query query) {
		return list(query, Look.groups(query, schema(query).groups()), new Groups());
	}

	/**
	 * What the site's resources may hold; looked up only where the query may be about it.
	 */
	private SiteSchema schema(Query query) {
		return Look.mayNameExtension(query)
				? SiteSchema
					.of(this.reader.settings(this.mirror.scope().site(), EntityKey.Kind.EXTENSION, Extension.class))
				: SiteSchema.COMMON;
	}

	private <T> Page<T> list(Query query, Look look, Source<T> source) {
		Sort sort = query.sort();
		if (look.isWhole(query)) {
			long total = this.reader.total(this.mirror, source.resource());
			return (sort != null) ? byIndex(query, total, source) : all(query, total, source);
		}
		return scanned(look, source,
				(sort != null) ? new SortedMatches<>(query, source::id) : new Matches<>(query, source::id));
	}

	private static <T> Page<T> all(Query query, long total, Source<T> source) {
		Way way = Way.of(query);
		if (way.from() != null) {
			return walked(query, total, (item) -> new Place(null, source.id(item)),
					(downwards, from, skip, limit) -> (from == null) ? List.of()
							: downwards ? source.before(from.id(), limit) : source.after(from.id(), limit));
		}
		long place = query.startIndex() - 1L;
		if (query.count() == 0 || place >= total) {
			return new Page<>(total, List.of());
		}
		List<T> items = source.from(place, query.count());
		return way.page(total, items, place + items.size() < total, (item) -> new Place(null, source.id(item)),
				(edge) -> false);
	}

	private static <T> Page<T> byIndex(Query query, long total, Source<T> source) {
		return walked(query, total, source::place, source::sorted);
	}

	/** Of one item more than was asked for only its being there counts. */
	private static <T> Page<T> walked(Query query, long total, Function<T, Place> place, Walk<T> walk) {
		if (query.count() == 0) {
			return new Page<>(total, List.of());
		}
		Way way = Way.of(query);
		List<T> items = walk.read(way.downwards(), way.from(), query.startIndex() - 1L, query.count() + 1);
		boolean more = items.size() > query.count();
		return way.page(total, more ? items.subList(0, query.count()) : items, more, place,
				(edge) -> !walk.read(!way.downwards(), edge, 0, 1).isEmpty());
	}

	private <T> Page<T> scanned(Look look, Source<T> source, Selection<T> selection) {
		gather(look, source, new Budget(this.limits), selection);
		return selection.page(source::one);
	}

	/** Whether the matches were few and are gathered. */
	private <T> boolean gatherFew(Look look, Source<T> source, Budget budget, Selection<? super T> selection) {
		List<T> few = look.few(source::with);
		if (few != null) {
			test(few, look, source, budget, selection);
		}
		return few != null;
	}

	private <T> void gather(Look look, Source<T> source, Budget budget, Selection<? super T> selection) {
		if (gatherFew(look, source, budget, selection)) {
			return;
		}
		List<UUID> candidates = look.candidates(this.reader, this.mirror, this.limits.candidates());
		if (candidates != null) {
			for (UUID id : candidates) {
				source.one(id).ifPresent((item) -> test(List.of(item), look, source, budget, selection));
			}
		}
		else {
			List<T> chunk = source.after(null, CHUNK);
			while (!chunk.isEmpty()) {
				test(chunk, look, source, budget, selection);
				UUID after = source.id(chunk.get(chunk.size() - 1));
				chunk = (chunk.size() < CHUNK) ? List.of() : source.after(after, CHUNK);
			}
		}
	}

	private static <T> void test(List<T> items, Look look, Source<T> source, Budget budget,
			Selection<? super T> selection) {
		source.prepare(items, look);
		for (T item : items) {
			budget.row();
			JsonNode json = source.json(item, look, budget);
			if (look.test(json)) {
				selection.add(item, look.key(json));
			}
		}
	}

	/** Reads from a place on, in the order of what is walked by, one way or the other. */
	private interface Walk<T> {

		/**
		 * Reads some.
		 * @param from {@code null} for the end to begin at
		 */
		List<T> read(boolean downwards, @Nullable Place from, long skip, int limit);

	}

	/** Where resources of one kind come from. */
	private interface Source<T> {

		Optional<T> one(UUID id);

		@Nullable List<T> with(Lookup lookup, String value, int few);

		List<T> after(@Nullable UUID id, int limit);

		/** The nearest first. */
		List<T> before(UUID id, int limit);

		List<T> from(long place, int limit);

		UUID id(T item);

		Resource resource();

		/** By the index of the name. */
		List<T> sorted(boolean downwards, @Nullable Place from, long skip, int limit);

		/** In the order of the name. */
		Place place(T item);

		void prepare(List<T> items, Look look);

		JsonNode json(T item, Look look, Budget budget);

	}

	private final class Users implements Source<Entity.User> {

		private Map<UUID, List<Entity.GroupRef>> groups = Map.of();

		/** Of all users that are looked at. */
		private boolean groupsKnown;

		private Map<UUID, Attributes> accounts = Map.of();

		@Override
		public Optional<Entity.User> one(UUID id) {
			return Listing.this.reader.user(Listing.this.mirror, id);
		}

		@Override
		public @Nullable List<Entity.User> with(Lookup lookup, String value, int few) {
			List<UserRow> rows = Listing.this.reader.usersWith(Listing.this.mirror, lookup, value, few);
			if (rows == null) {
				return null;
			}
			this.groups = new HashMap<>();
			rows.forEach((row) -> this.groups.put(id(row.user()), row.groups()));
			this.groupsKnown = true;
			return rows.stream().map(UserRow::user).toList();
		}

		Page<UserRow> withGroups(Page<Entity.User> page) {
			Map<UUID, List<Entity.GroupRef>> of = this.groupsKnown ? this.groups : groupsOf(page.items());
			return page.with(page.items()
				.stream()
				.map((user) -> new UserRow(user, of.getOrDefault(id(user), List.of())))
				.toList());
		}

		@Override
		public List<Entity.User> after(@Nullable UUID id, int limit) {
			return Listing.this.reader.users(Listing.this.mirror, id, limit);
		}

		@Override
		public List<Entity.User> before(UUID id, int limit) {
			return Listing.this.reader.usersBefore(Listing.this.mirror, id, limit);
		}

		@Override
		public List<Entity.User> from(long place, int limit) {
			return Listing.this.reader.usersFrom(Listing.this.mirror, place, limit);
		}

		@Override
		public Resource resource() {
			return Resource.USER;
		}

		@Override
		public List<Entity.User> sorted(boolean downwards, @Nullable Place from, long skip, int limit) {
			return Listing.this.reader.usersByName(Listing.this.mirror, downwards, from, skip, limit);
		}

		@Override
		public Place place(Entity.User item) {
			return new Place(item.attributes().text("userName").map(LookupKey::of).orElse(null), id(item));
		}

		@Override
		public UUID id(Entity.User user) {
			return user.id().value();
		}

		@Override
		public void prepare(List<Entity.User> users, Look look) {
			if (!this.groupsKnown) {
				this.groups = look.mentions("groups") ? groupsOf(users) : Map.of();
			}
			this.accounts = look.mentions(AccountSchema.URN) ? Listing.this.accounts.of(users) : Map.of();
		}

		@Override
		public JsonNode json(Entity.User user, Look look, Budget budget) {
			List<Entity.GroupRef> of = this.groups.getOrDefault(id(user), List.of());
			Attributes account = this.accounts.get(id(user));
			return (account != null) ? ResourceJson.user(user, of, account, look::wants)
					: ResourceJson.user(user, of, look::wants);
		}

	}

	private final class Groups implements Source<Entity.Group> {

		@Override
		public Optional<Entity.Group> one(UUID id) {
			return Listing.this.reader.group(Listing.this.mirror, id);
		}

		@Override
		public @Nullable List<Entity.Group> with(Lookup lookup, String value, int few) {
			return Listing.this.reader.groupsWith(Listing.this.mirror, lookup, value, few);
		}

		@Override
		public List<Entity.Group> after(@Nullable UUID id, int limit) {
			return Listing.this.reader.groups(Listing.this.mirror, id, limit);
		}

		@Override
		public List<Entity.Group> before(UUID id, int limit) {
			return Listing.this.reader.groupsBefore(Listing.this.mirror, id, limit);
		}

		@Override
		public List<Entity.Group> from(long place, int limit) {
			return Listing.this.reader.groupsFrom(Listing.this.mirror, place, limit);
		}

		@Override
		public Resource resource() {
			return Resource.GROUP;
		}

		@Override
		public List<Entity.Group> sorted(boolean downwards, @Nullable Place from, long skip, int limit) {
			return Listing.this.reader.groupsByName(Listing.this.mirror, downwards, from, skip, limit);
		}

		@Override
		public Place place(Entity.Group item) {
			return new Place(item.attributes().text("displayName").map(LookupKey::of).orElse(null), id(item));
		}

		@Override
		public UUID id(Entity.Group group) {
			return group.id().value();
		}

		@Override
		public void prepare(List<Entity.Group> groups, Look look) {
			// Members are read one group at a time: they may be many.
		}

		@Override
		public JsonNode json(Entity.Group group, Look look, Budget budget) {
			return ResourceJson.group(group, look.mentions("members") ? members(group, look, budget) : List.of(),
					look::wants);
		}

		private List<Entity.Membership> members(Entity.Group group, Look look, Budget budget) {
			Optional<List<UUID>> named = look.namedMembers();
			if (named.isPresent()) {
				return Listing.this.reader.membersAmong(Listing.this.mirror, id(group), named.get());
			}
			List<Entity.Membership> members = new ArrayList<>();
			List<Entity.Membership> chunk = Listing.this.reader.members(Listing.this.mirror, id(group), null, CHUNK);
			while (!chunk.isEmpty()) {
				budget.members(chunk.size());
				members.addAll(chunk);
				chunk = (chunk.size() < CHUNK) ? List.of() : Listing.this.reader.members(Listing.this.mirror, id(group),
						chunk.get(chunk.size() - 1).member(), CHUNK);
			}
			return members;
		}

	}

}
