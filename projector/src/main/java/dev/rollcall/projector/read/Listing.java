package dev.rollcall.projector.read;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Resource;
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
import dev.rollcall.schemas.scim.ResourceSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lists users and groups of one mirror, on one unchanging state of the view: by an index
 * where there is one for the query, else by a look at each.
 */
final class Listing {

	private final ViewReader reader;

	private final Mirror mirror;

	private final ScanLimits limits;

	Listing(ViewReader reader, Mirror mirror, ScanLimits limits) {
		this.reader = reader;
		this.mirror = mirror;
		this.limits = limits;
	}

	Page<UserRow> users(Query query) {
		return users(query, new Users(this.reader, this.mirror));
	}

	private Page<UserRow> users(Query query, Users users) {
		return users.withGroups(list(query, Look.users(query, schema(query).users()), users));
	}

	/** The page, if an index leads to the few users there can be. */
	Optional<Page<UserRow>> lookUpUsers(Query query) {
		Users users = new Users(this.reader, this.mirror);
		return lookUp(query, Look.users(query, ResourceSchema.USER), users).map(users::withGroups);
	}

	/** Groups likewise. */
	Optional<Page<Entity.Group>> lookUpGroups(Query query) {
		return lookUp(query, Look.groups(query, ResourceSchema.GROUP), new Groups(this.reader, this.mirror));
	}

	private <T> Optional<Page<T>> lookUp(Query query, Look look, Source<T> source) {
		Selection<T> selection = new Matches<>(query, source::id);
		return (look.isNarrow(query) && gatherFew(look, source, new Budget(this.limits), selection))
				? Optional.of(selection.page(source::one)) : Optional.empty();
	}

	Page<UserRow> usersWithAccounts(Query query) {
		Users users = new Users(this.reader, this.mirror);
		Page<UserRow> page = users(query, users);
		return page.with(users.withAccounts(page.items()));
	}

	/** Users and groups as one list in one order, which looks at them all. */
	Page<Views.Resource> resources(Query query, boolean accounts) {
		SortedMatches<Entity> selection = new SortedMatches<>(query, Listing::id);
		Budget budget = new Budget(this.limits);
		Users users = new Users(this.reader, this.mirror);
		Groups groups = new Groups(this.reader, this.mirror);
		SiteSchema schema = schema(query);
		gather(Look.users(query, schema.users()), users, budget, selection);
		gather(Look.groups(query, schema.groups()), groups, budget, selection);
		Page<Entity> page = selection.page((id) -> users.one(id).<Entity>map((user) -> user).or(() -> groups.one(id)));
		return page.with(resources(page.items(), users, accounts));
	}

	private static List<Views.Resource> resources(List<Entity> items, Users users, boolean accounts) {
		List<UserRow> rows = users
			.withGroups(items.stream().filter(Entity.User.class::isInstance).map(Entity.User.class::cast).toList());
		Iterator<UserRow> next = (accounts ? users.withAccounts(rows) : rows).iterator();
		return items.stream()
			.map((item) -> (item instanceof Entity.Group group) ? Views.Resource.of(group)
					: Views.Resource.of(next.next()))
			.toList();
	}

	private static UUID id(Entity entity) {
		return (entity instanceof Entity.Group group) ? group.id().value() : ((Entity.User) entity).id().value();
	}

	Page<Entity.Group> groups(Query query) {
		return list(query, Look.groups(query, schema(query).groups()), new Groups(this.reader, this.mirror));
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
		if (few != null && look.isAnswered()) {
			few.forEach((item) -> selection.add(item, null));
		}
		else if (few != null) {
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
			List<T> chunk = source.after(null, Source.CHUNK);
			while (!chunk.isEmpty()) {
				test(chunk, look, source, budget, selection);
				UUID after = source.id(chunk.get(chunk.size() - 1));
				chunk = (chunk.size() < Source.CHUNK) ? List.of() : source.after(after, Source.CHUNK);
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

}
