package dev.rollcall.projector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.UserRow;
import org.jspecify.annotations.Nullable;

/** Lists users and groups of one mirror, on one unchanging state of the view. */
final class Listing {

	private static final int CHUNK = 500;

	private final ViewReader reader;

	private final Mirror mirror;

	private final ScanLimits limits;

	Listing(ViewReader reader, Mirror mirror, ScanLimits limits) {
		this.reader = reader;
		this.mirror = mirror;
		this.limits = limits;
	}

	Page<UserRow> users(Query query) {
		String filter = query.filter();
		Page<Entity.User> page = (filter == null) ? all(query, Resource.USER, new Users())
				: filtered(query, FilterPlan.users(filter), new Users());
		List<UUID> ids = page.items().stream().map((user) -> user.id().value()).toList();
		Map<UUID, List<Entity.GroupRef>> groups = ids.isEmpty() ? Map.of() : this.reader.groupsOf(this.mirror, ids);
		return new Page<>(page.total(),
				page.items()
					.stream()
					.map((user) -> new UserRow(user, groups.getOrDefault(user.id().value(), List.of())))
					.toList());
	}

	Page<Entity.Group> groups(Query query) {
		String filter = query.filter();
		return (filter == null) ? all(query, Resource.GROUP, new Groups())
				: filtered(query, FilterPlan.groups(filter), new Groups());
	}

	private <T> Page<T> all(Query query, Resource resource, Source<T> source) {
		long total = this.reader.total(this.mirror, resource);
		long place = query.startIndex() - 1L;
		if (query.count() == 0 || place >= total) {
			return new Page<>(total, List.of());
		}
		return new Page<>(total, source.from(place, query.count()));
	}

	private <T> Page<T> filtered(Query query, FilterPlan plan, Source<T> source) {
		Budget budget = new Budget(this.limits);
		Matches<T> matches = new Matches<>(query);
		List<UUID> candidates = plan.candidates(this.reader, this.mirror, this.limits.candidates());
		if (candidates != null) {
			for (UUID id : candidates) {
				source.one(id).ifPresent((item) -> test(List.of(item), plan, source, budget, matches));
			}
		}
		else {
			UUID after = null;
			List<T> chunk = source.after(null, CHUNK);
			while (!chunk.isEmpty()) {
				test(chunk, plan, source, budget, matches);
				after = source.id(chunk.get(chunk.size() - 1));
				chunk = (chunk.size() < CHUNK) ? List.of() : source.after(after, CHUNK);
			}
		}
		return matches.page();
	}

	private static <T> void test(List<T> items, FilterPlan plan, Source<T> source, Budget budget, Matches<T> matches) {
		source.prepare(items, plan);
		for (T item : items) {
			budget.row();
			if (source.matches(item, plan, budget)) {
				matches.add(item);
			}
		}
	}

	/** Where resources of one kind come from. */
	private interface Source<T> {

		Optional<T> one(UUID id);

		List<T> after(@Nullable UUID id, int limit);

		List<T> from(long place, int limit);

		UUID id(T item);

		void prepare(List<T> items, FilterPlan plan);

		boolean matches(T item, FilterPlan plan, Budget budget);

	}

	private final class Users implements Source<Entity.User> {

		private Map<UUID, List<Entity.GroupRef>> groups = Map.of();

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
		public UUID id(Entity.User user) {
			return user.id().value();
		}

		@Override
		public void prepare(List<Entity.User> users, FilterPlan plan) {
			this.groups = plan.mentions("groups")
					? Listing.this.reader.groupsOf(Listing.this.mirror, users.stream().map(this::id).toList())
					: Map.of();
		}

		@Override
		public boolean matches(Entity.User user, FilterPlan plan, Budget budget) {
			return plan.test(ResourceJson.user(user, this.groups.getOrDefault(id(user), List.of())));
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
		public UUID id(Entity.Group group) {
			return group.id().value();
		}

		@Override
		public void prepare(List<Entity.Group> groups, FilterPlan plan) {
			// Members are read one group at a time: they may be many.
		}

		@Override
		public boolean matches(Entity.Group group, FilterPlan plan, Budget budget) {
			return plan
				.test(ResourceJson.group(group, plan.mentions("members") ? members(group, plan, budget) : List.of()));
		}

		private List<Entity.Membership> members(Entity.Group group, FilterPlan plan, Budget budget) {
			Optional<List<UUID>> named = plan.namedMembers();
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

	/** Counts every match and keeps those of the page. */
	private static final class Matches<T> {

		private final long first;

		private final long end;

		private final List<T> items = new ArrayList<>();

		private long total;

		Matches(Query query) {
			this.first = query.startIndex() - 1L;
			this.end = this.first + query.count();
		}

		void add(T item) {
			if (this.total >= this.first && this.total < this.end) {
				this.items.add(item);
			}
			this.total++;
		}

		Page<T> page() {
			return new Page<>(this.total, this.items);
		}

	}

}
