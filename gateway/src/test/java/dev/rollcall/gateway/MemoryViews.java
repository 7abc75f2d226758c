package dev.rollcall.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.Deque;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/** A view that has what the test puts in and remembers the bounds of reads. */
public final class MemoryViews implements Views {

	public final Map<UserId, UserRow> users = new ConcurrentSkipListMap<>();

	/** What came of users, for who asks. */
	public final Map<UserId, Attributes> accounts = new ConcurrentSkipListMap<>();

	public final Map<GroupId, Entity.Group> groups = new ConcurrentSkipListMap<>();

	public final Map<GroupId, List<Entity.Membership>> members = new ConcurrentSkipListMap<>();

	public final Map<ProviderId, Entity.Provider> providers = new ConcurrentSkipListMap<>();

	public final Deque<ReadBound> bounds = new ConcurrentLinkedDeque<>();

	public final Deque<Integer> memberPages = new ConcurrentLinkedDeque<>();

	public @Nullable RuntimeException failure;

	@Override
	public CompletionStage<Optional<UserRow>> user(Scope scope, UserId id, ReadBound bound) {
		return answer(Optional.ofNullable(this.users.get(id)), bound);
	}

	@Override
	public CompletionStage<Page<UserRow>> users(Scope scope, Query query, ReadBound bound) {
		return answer(page(List.copyOf(this.users.values()), query, (row) -> row.user().id().value()), bound);
	}

	@Override
	public CompletionStage<Optional<UserRow>> userWithAccount(Scope scope, UserId id, ReadBound bound) {
		return answer(Optional.ofNullable(this.users.get(id)).map(this::withAccount), bound);
	}

	@Override
	public CompletionStage<Page<UserRow>> usersWithAccounts(Scope scope, Query query, ReadBound bound) {
		return users(scope, query, bound)
			.thenApply((page) -> page.with(page.items().stream().map(this::withAccount).toList()));
	}

	private UserRow withAccount(UserRow row) {
		return new UserRow(row.user(), row.groups(), Optional.ofNullable(this.accounts.get(row.user().id())));
	}

	@Override
	public CompletionStage<Optional<Entity.Group>> group(Scope scope, GroupId id, ReadBound bound) {
		return answer(Optional.ofNullable(this.groups.get(id)), bound);
	}

	@Override
	public CompletionStage<Page<Entity.Group>> groups(Scope scope, Query query, ReadBound bound) {
		return answer(page(List.copyOf(this.groups.values()), query, (group) -> group.id().value()), bound);
	}

	@Override
	public CompletionStage<Page<Resource>> resources(Scope scope, Query query, boolean accounts, ReadBound bound) {
		List<Resource> all = new ArrayList<>();
		this.users.values().forEach((row) -> all.add(Resource.of(accounts ? withAccount(row) : row)));
		this.groups.values().forEach((group) -> all.add(Resource.of(group)));
		all.sort((left, right) -> Ids.compare(id(left), id(right)));
		return answer(page(all, query, MemoryViews::id), bound);
	}

	private static UUID id(Resource resource) {
		return resource.user()
			.map((row) -> row.user().id().value())
			.or(() -> resource.group().map((group) -> group.id().value()))
			.orElseThrow();
	}

	@Override
	public CompletionStage<List<Entity.Membership>> members(Scope scope, GroupId id, @Nullable UUID after, int limit,
			ReadBound bound) {
		Map<UUID, Entity.Membership> ordered = new TreeMap<>(Ids::compare);
		this.members.getOrDefault(id, List.of()).forEach((member) -> ordered.put(member.member(), member));
		List<Entity.Membership> page = ordered.values()
			.stream()
			.filter((member) -> after == null || Ids.compare(member.member(), after) > 0)
			.limit(limit)
			.toList();
		this.memberPages.add(page.size());
		return answer(page, bound);
	}

	@Override
	public CompletionStage<List<Entity.Site>> sites(@Nullable SiteId after, int limit) {
		return answer(List.of(), ReadBound.NONE);
	}

	@Override
	public CompletionStage<Optional<Entity.Site>> site(SiteId site, ReadBound bound) {
		return answer(Optional.empty(), bound);
	}

	@Override
	public CompletionStage<List<Entity.Provider>> providers(SiteId site, ReadBound bound) {
		return answer(List.of(), bound);
	}

	@Override
	public CompletionStage<Optional<Entity.Provider>> provider(SiteId site, ProviderId id, ReadBound bound) {
		return answer(Optional.ofNullable(this.providers.get(id)), bound);
	}

	@Override
	public CompletionStage<List<AccountRow>> accounts(SiteId site, @Nullable UUID after, int limit, ReadBound bound) {
		return answer(List.of(), bound);
	}

	@Override
	public CompletionStage<List<Job>> jobs(SiteId site, ReadBound bound) {
		return answer(List.of(), bound);
	}

	@Override
	public CompletionStage<Optional<AccountRow>> account(SiteId site, AccountId id, ReadBound bound) {
		return answer(Optional.empty(), bound);
	}

	@Override
	public CompletionStage<Optional<Entity>> setting(EntityKey key, ReadBound bound) {
		return answer(Optional.empty(), bound);
	}

	@Override
	public CompletionStage<List<Entity>> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent,
			@Nullable UUID after, int limit, ReadBound bound) {
		return answer(List.of(), bound);
	}

	/** In the order of ids, whatever the query sorts by. */
	private static <T> Page<T> page(List<T> all, Query query, Function<T, UUID> id) {
		Place after = query.after();
		Place before = query.before();
		int start = 0;
		int end = 0;
		for (T item : all) {
			start += (after != null && Ids.compare(id.apply(item), after.id()) <= 0) ? 1 : 0;
			end += (before != null && Ids.compare(id.apply(item), before.id()) < 0) ? 1 : 0;
		}
		start = Math.min((before != null) ? Math.max(0, end - query.count()) : start + query.startIndex() - 1,
				all.size());
		end = (before != null) ? end : Math.min(start + query.count(), all.size());
		List<T> items = all.subList(start, end);
		boolean placed = !items.isEmpty() && (after != null || before != null);
		return new Page<>(all.size(), items,
				(!items.isEmpty() && end < all.size()) ? new Place(null, id.apply(items.get(items.size() - 1))) : null,
				(placed && start > 0) ? new Place(null, id.apply(items.get(0))) : null);
	}

	private <T> CompletionStage<T> answer(T value, ReadBound bound) {
		this.bounds.add(bound);
		return (this.failure != null) ? CompletableFuture.failedFuture(this.failure)
				: CompletableFuture.completedFuture(value);
	}

}
