package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.Sort;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
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
		Page<Entity.User> page = list(query, Look.users(query), new Users());
		Map<UUID, List<Entity.GroupRef>> groups = groupsOf(page.items());
		return new Page<>(page.total(),
				page.items()
					.stream()
					.map((user) -> new UserRow(user, groups.getOrDefault(user.id().value(), List.of())))
					.toList(),
				page.next());
	}

	Page<UserRow> usersWithAccounts(Query query) {
		Page<UserRow> page = users(query);
		Map<UUID, Attributes> accounts = this.accounts.of(page.items().stream().map(UserRow::user).toList());
		return new Page<>(page.total(),
				page.items()
					.stream()
					.map((row) -> new UserRow(row.user(), row.groups(),
							Optional.ofNullable(accounts.get(row.user().id().value()))))
					.toList(),
				page.next());
	}

	private Map<UUID, List<Entity.GroupRef>> groupsOf(List<Entity.User> users) {
		return users.isEmpty() ? Map.of()
				: this.reader.groupsOf(this.mirror, users.stream().map((user) -> user.id().value()).toList());
	}

	Page<Entity.Group> groups(Query query) {
		return list(query, Look.groups(query), new Groups());
	}

	private <T> Page<T> list(Query query, Look look, Source<T> source) {
		Sort sort = query.sort();
		if (look.isWhole(query)) {
			long total = this.reader.total(this.mirror, source.resource());
			return (sort != null) ? byIndex(query, total, source) : all(query, total, source);
		}
		return scanned(look, source,
				(sort != null) ? new SortedMatches<>(query, sort, source::id) : new Matches<>(query, source::id));
	}

	private static <T> Page<T> all(Query query, long total, Source<T> source) {
		Place after = query.after();
		if (after != null) {
			return page(query, total, (query.count() == 0) ? List.of() : source.after(after.id(), query.count() + 1),
					(item) -> new Place(null, source.id(item)));
		}
		long place = query.startIndex() - 1L;
		if (query.count() == 0 || place >= total) {
			return new Page<>(total, List.of());
		}
		List<T> items = source.from(place, query.count());
		return new Page<>(total, items, (!items.isEmpty() && place + items.size() < total)
				? new Place(null, source.id(items.get(items.size() - 1))) : null);
	}

	private static <T> Page<T> byIndex(Query query, long total, Source<T> source) {
		return page(query, total, (query.count() == 0) ? List.of() : source.sorted(query, query.count() + 1),
				source::place);
	}

	/** Of one item more than was asked for only its being there counts. */
	private static <T> Page<T> page(Query query, long total, List<T> items, Function<T, Place> place) {
		if (items.size() <= query.count()) {
			return new Page<>(total, items);
		}
		List<T> page = List.copyOf(items.subList(0, query.count()));
		return new Page<>(total, page, page.isEmpty() ? null : place.apply(page.get(page.size() - 1)));
	}

	private <T> Page<T> scanned(Look look, Source<T> source, Selection<T> selection) {
		Budget budget = new Budget(this.limits);
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
		return selection.page(source::one);
	}

	private static <T> void test(List<T> items, Look look, Source<T> source, Budget budget, Selection<T> selection) {
		source.prepare(items, look);
		for (T item : items) {
			budget.row();
			JsonNode json = source.json(item, look, budget);
			if (look.test(json)) {
				selection.add(item, look.key(json));
			}
		}
	}

	/** Where resources of one kind come from. */
	private interface Source<T> {

		Optional<T> one(UUID id);

		List<T> after(@Nullable UUID id, int limit);

		List<T> from(long place, int limit);

		UUID id(T item);

		Resource resource();

		/** By the index of the name, from the query's place on. */
		List<T> sorted(Query query, int limit);

		/** In the order of the name. */
		Place place(T item);

		void prepare(List<T> items, Look look);

		JsonNode json(T item, Look look, Budget budget);

	}

	private final class Users implements Source<Entity.User> {

		private Map<UUID, List<Entity.GroupRef>> groups = Map.of();

		private Map<UUID, Attributes> accounts = Map.of();

		@Override
		public Optional<Entity.User> one(UUID id) {
			return Listing.this.reader.user(Listing.this.mirror, id);
		}

		@Override
		public List<Entity.User> after(@Nullable UUID id, int limit) {
			return Listing.this.reader.users(Listing.this.mirror, id, limit);
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
		public List<Entity.User> sorted(Query query, int limit) {
			return Listing.this.reader.usersByName(Listing.this.mirror, query, limit);
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
			this.groups = look.mentions("groups") ? groupsOf(users) : Map.of();
			this.accounts = look.mentions(AccountSchema.URN) ? Listing.this.accounts.of(users) : Map.of();
		}

		@Override
		public JsonNode json(Entity.User user, Look look, Budget budget) {
			List<Entity.GroupRef> of = this.groups.getOrDefault(id(user), List.of());
			Attributes account = this.accounts.get(id(user));
			return (account != null) ? ResourceJson.user(user, of, account) : ResourceJson.user(user, of);
		}

	}

	private final class Groups implements Source<Entity.Group> {

		@Override
		public Optional<Entity.Group> one(UUID id) {
			return Listing.this.reader.group(Listing.this.mirror, id);
		}

		@Override
		public List<Entity.Group> after(@Nullable UUID id, int limit) {
			return Listing.this.reader.groups(Listing.this.mirror, id, limit);
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
		public List<Entity.Group> sorted(Query query, int limit) {
			return Listing.this.reader.groupsByName(Listing.this.mirror, query, limit);
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
			return ResourceJson.group(group, look.mentions("members") ? members(group, look, budget) : List.of());
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
