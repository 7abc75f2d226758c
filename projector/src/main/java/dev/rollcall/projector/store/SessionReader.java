package dev.rollcall.projector.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.projector.view.SettingView;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.Views.AccountRow;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.UserRow;
import org.jspecify.annotations.Nullable;

/** Answers from one session of a pool. */
final class SessionReader implements ViewReader {

	/** Less than every id. */
	private static final byte[] START = new byte[0];

	private final Sessions sessions;

	private final Session session;

	private final ReadStatements statements;

	private final NumberBook numbers;

	private final PageAnchors anchors;

	SessionReader(Sessions sessions, Session session, ReadStatements statements, NumberBook numbers,
			PageAnchors anchors) {
		this.sessions = sessions;
		this.session = session;
		this.statements = statements;
		this.numbers = numbers;
		this.anchors = anchors;
	}

	@Override
	public Optional<Mirror> mirror(Scope scope) {
		return Optional.ofNullable(this.numbers.mirror(scope));
	}

	@Override
	public long total(Mirror mirror, Resource resource) {
		return first(this.statements.totals, (row) -> row.getLong((resource == Resource.USER) ? 1 : 2), mirror.number())
			.orElse(0L);
	}

	@Override
	public Optional<Entity.User> user(Mirror mirror, UUID id) {
		return first(this.statements.user, (row) -> Rows.user(mirror.scope(), row), mirror.number(), Ids.bytes(id));
	}

	@Override
	public List<Entity.User> users(Mirror mirror, @Nullable UUID after, int limit) {
		return list(this.statements.usersAfter, (row) -> Rows.user(mirror.scope(), row), mirror.number(), start(after),
				(long) limit);
	}

	@Override
	public List<Entity.User> usersFrom(Mirror mirror, long place, int limit) {
		return from(mirror, Resource.USER, place, (after) -> users(mirror, after, limit),
				() -> list(this.statements.usersFrom, (row) -> Rows.user(mirror.scope(), row), mirror.number(),
						mirror.number(), place, (long) limit),
				(user) -> user.id().value());
	}

	@Override
	public List<Entity.User> usersBefore(Mirror mirror, UUID before, int limit) {
		return list(this.statements.usersBefore, (row) -> Rows.user(mirror.scope(), row), mirror.number(),
				Ids.bytes(before), (long) limit);
	}

	@Override
	public List<Entity.User> usersByName(Mirror mirror, boolean descending, @Nullable Place from, long skip,
			int limit) {
		return byName(NameOrder.USERS, (row) -> Rows.user(mirror.scope(), row), mirror, descending, from, skip, limit);
	}

	@Override
	public Optional<Entity.Group> group(Mirror mirror, UUID id) {
		return first(this.statements.group, (row) -> Rows.group(mirror.scope(), row), mirror.number(), Ids.bytes(id));
	}

	@Override
	public List<Entity.Group> groups(Mirror mirror, @Nullable UUID after, int limit) {
		return list(this.statements.groupsAfter, (row) -> Rows.group(mirror.scope(), row), mirror.number(),
				start(after), (long) limit);
	}

	@Override
	public List<Entity.Group> groupsFrom(Mirror mirror, long place, int limit) {
		return from(mirror, Resource.GROUP, place, (after) -> groups(mirror, after, limit),
				() -> list(this.statements.groupsFrom, (row) -> Rows.group(mirror.scope(), row), mirror.number(),
						mirror.number(), place, (long) limit),
				(group) -> group.id().value());
	}

	@Override
	public List<Entity.Group> groupsBefore(Mirror mirror, UUID before, int limit) {
		return list(this.statements.groupsBefore, (row) -> Rows.group(mirror.scope(), row), mirror.number(),
				Ids.bytes(before), (long) limit);
	}

	@Override
	public List<Entity.Group> groupsByName(Mirror mirror, boolean descending, @Nullable Place from, long skip,
			int limit) {
		return byName(NameOrder.GROUPS, (row) -> Rows.group(mirror.scope(), row), mirror, descending, from, skip,
				limit);
	}

	private <T> List<T> byName(NameOrder order, Session.RowReader<T> reader, Mirror mirror, boolean descending,
			@Nullable Place from, long skip, int limit) {
		if (from == null) {
			return list(order.first(descending), reader, mirror.number(), (long) limit, skip);
		}
		String key = (from.key() != null) ? from.key() : "";
		return list(order.after(descending), reader, mirror.number(), key, key, Ids.bytes(from.id()), (long) limit,
				skip);
	}

	/** By key where the id before the place is known, else past all before it. */
	private <T> List<T> from(Mirror mirror, Resource resource, long place, Function<@Nullable UUID, List<T>> byKey,
			Supplier<List<T>> byPlace, Function<T, UUID> id) {
		long shape = first(this.statements.totals, (row) -> row.getLong((resource == Resource.USER) ? 3 : 4),
				mirror.number())
			.orElse(0L);
		UUID before = this.anchors.before(mirror, resource, place, shape);
		List<T> page = (place == 0 || before != null) ? byKey.apply(before) : byPlace.get();
		if (!page.isEmpty()) {
			this.anchors.keep(mirror, resource, place + page.size(), shape, id.apply(page.get(page.size() - 1)));
		}
		return page;
	}

	@Override
	public List<UUID> ids(Mirror mirror, Lookup lookup, String value, int limit) {
		return switch (lookup) {
			case USER_ID, GROUP_ID -> parse(value).map(List::of).orElse(List.of());
			case USER_NAME -> ids(this.statements.userIdsByName, mirror, LookupKey.of(value), limit);
			case USER_EXTERNAL_ID -> ids(this.statements.userIdsByExternalId, mirror, LookupKey.of(value), limit);
			case EMAIL -> ids(this.statements.userIdsByEmail, mirror, LookupKey.of(value), limit);
			case GROUP_DISPLAY_NAME -> ids(this.statements.groupIdsByName, mirror, LookupKey.of(value), limit);
			case GROUP_EXTERNAL_ID -> ids(this.statements.groupIdsByExternalId, mirror, LookupKey.of(value), limit);
			case MEMBER ->
				parse(value).map((member) -> ids(this.statements.groupIdsByMember, mirror, Ids.bytes(member), limit))
					.orElse(List.of());
		};
	}

	private List<UUID> ids(String sql, Mirror mirror, Object key, int limit) {
		return list(sql, (row) -> Ids.uuid(row.getBytes(1)), mirror.number(), key, (long) limit);
	}

	@Override
	public Optional<UserRow> userWithGroups(Mirror mirror, UUID id) {
		List<UserRow> found = withGroups(mirror, 1, this.statements.userById, Ids.bytes(id));
		return (found != null) ? found.stream().findFirst() : Optional.empty();
	}

	@Override
	public @Nullable List<UserRow> usersWith(Mirror mirror, Lookup lookup, String value, int few) {
		return switch (lookup) {
			case USER_ID -> parse(value).flatMap((id) -> userWithGroups(mirror, id)).stream().toList();
			case USER_NAME -> withGroups(mirror, few, this.statements.usersByName, LookupKey.of(value));
			case USER_EXTERNAL_ID -> withGroups(mirror, few, this.statements.usersByExternalId, LookupKey.of(value));
			default -> null;
		};
	}

	/** The users with their groups; {@code null} if they are more. */
	private @Nullable List<UserRow> withGroups(Mirror mirror, int limit, String sql, Object key) {
		UserRows rows = new UserRows(mirror.scope(), limit);
		try {
			this.session.read(sql, rows::take, mirror.number(), key);
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
		return rows.users();
	}

	@Override
	public @Nullable List<Entity.Group> groupsWith(Mirror mirror, Lookup lookup, String value, int few) {
		return switch (lookup) {
			case GROUP_ID -> parse(value).flatMap((id) -> group(mirror, id)).stream().toList();
			case GROUP_DISPLAY_NAME -> groupsWith(mirror, few, this.statements.groupsByName, LookupKey.of(value));
			case GROUP_EXTERNAL_ID -> groupsWith(mirror, few, this.statements.groupsByExternalId, LookupKey.of(value));
			default -> null;
		};
	}

	private @Nullable List<Entity.Group> groupsWith(Mirror mirror, int few, String sql, Object key) {
		List<Entity.Group> found = list(sql, (row) -> Rows.group(mirror.scope(), row), mirror.number(), key, few + 1L);
		return (found.size() <= few) ? found : null;
	}

	@Override
	public Map<UUID, List<GroupRef>> groupsOf(Mirror mirror, List<UUID> users) {
		Map<UUID, List<GroupRef>> groups = new HashMap<>();
		Session.RowReader<Boolean> reader = (row) -> groups
			.computeIfAbsent(Ids.uuid(row.getBytes(1)), (user) -> new ArrayList<>())
			.add(new GroupRef(new GroupId(Ids.uuid(row.getBytes(2))),
					Optional.ofNullable(row.getString(3)).orElse("")));
		if (users.size() == 1) {
			list(this.statements.groupsOfOne, reader, mirror.number(), Ids.bytes(users.get(0)));
		}
		else {
			Chunks.of(mirror.number(), users).forEach((cells) -> list(this.statements.groupsOfMany, reader, cells));
		}
		return groups;
	}

	@Override
	public List<Entity.Membership> members(Mirror mirror, UUID group, @Nullable UUID after, int limit) {
		GroupId id = new GroupId(group);
		return list(this.statements.members, (row) -> Rows.membership(mirror.scope(), id, row), mirror.number(),
				Ids.bytes(group), start(after), (long) limit);
	}

	@Override
	public List<Entity.Membership> membersAmong(Mirror mirror, UUID group, List<UUID> members) {
		GroupId id = new GroupId(group);
		return members.stream()
			.distinct()
			.flatMap((member) -> first(this.statements.member, (row) -> Rows.membership(mirror.scope(), id, row),
					mirror.number(), Ids.bytes(group), Ids.bytes(member))
				.stream())
			.toList();
	}

	@Override
	public List<Entity.Site> sites(@Nullable SiteId after, int limit) {
		return list(this.statements.sitesAfter, (row) -> Rows.value(Entity.Site.class, 1, row),
				(int) EntityKey.Kind.SITE.code(), (after != null) ? after.value() : "", (long) limit);
	}

	@Override
	public <E extends Entity> List<E> settings(SiteId site, EntityKey.Kind kind, Class<E> type) {
		Integer number = this.numbers.site(site);
		return (number != null)
				? list(this.statements.settings, (row) -> Rows.value(type, 1, row), number, (int) kind.code())
				: List.of();
	}

	@Override
	public List<Entity> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent, @Nullable UUID after,
			int limit) {
		Integer number = this.numbers.site(site);
		if (number == null) {
			return List.of();
		}
		Session.RowReader<Entity> value = (row) -> Rows.value(Entity.class, 1, row);
		return switch (kind) {
			case SITE_GROUP -> list(this.statements.siteGroupsAfter, value, number, start(after), (long) limit);
			case SITE_MEMBERSHIP -> (parent != null) ? list(this.statements.siteMembersAfter, value, number,
					Ids.bytes(parent), start(after), (long) limit) : List.of();
			default -> list(this.statements.settingsBetween, value, number, (int) kind.code(),
					SettingView.after(parent, after), SettingView.end(parent), (long) limit);
		};
	}

	@Override
	public <E extends Entity> Optional<E> setting(EntityKey key, Class<E> type) {
		Integer number = this.numbers.site(key.site());
		if (number == null) {
			return Optional.empty();
		}
		Session.RowReader<E> value = (row) -> Rows.value(type, 1, row);
		return switch (key.kind()) {
			case SITE_GROUP -> first(this.statements.siteGroup, value, number, Ids.bytes(key.id()));
			case SITE_MEMBERSHIP ->
				first(this.statements.siteMember, value, number, Ids.bytes(key.other()), Ids.bytes(key.id()));
			case ACCOUNT -> first(this.statements.account, value, number, Ids.bytes(key.id()));
			default -> first(this.statements.setting, value, number, (int) key.kind().code(), SettingView.id(key));
		};
	}

	@Override
	public Optional<AccountRow> account(SiteId site, UUID id) {
		Integer number = this.numbers.site(site);
		return (number == null) ? Optional.empty()
				: setting(EntityKey.account(site, new AccountId(id)), Entity.Account.class)
					.flatMap((account) -> withGroups(number, List.of(account)).stream().findFirst());
	}

	@Override
	public List<AccountRow> accounts(SiteId site, @Nullable UUID after, int limit) {
		Integer number = this.numbers.site(site);
		if (number == null) {
			return List.of();
		}
		return withGroups(number, list(this.statements.accounts, (row) -> Rows.value(Entity.Account.class, 2, row),
				number, start(after), (long) limit));
	}

	@Override
	public Map<UUID, Entity.Account> accountsOf(Mirror mirror, List<UUID> users) {
		Map<UUID, Entity.Account> accounts = new HashMap<>();
		Integer number = this.numbers.site(mirror.scope().site());
		if (number != null) {
			Chunks.of(number, users)
				.forEach((cells) -> list(this.statements.accountsOfUsers,
						(row) -> accounts.put(Ids.uuid(row.getBytes(1)), Rows.value(Entity.Account.class, 2, row)),
						cells));
		}
		return accounts;
	}

	private List<AccountRow> withGroups(Integer number, List<Entity.Account> accounts) {
		Map<AccountId, List<String>> groups = new HashMap<>();
		for (Object[] cells : Chunks.of(number, accounts.stream().map((account) -> account.id().value()).toList())) {
			list(this.statements.accountGroups,
					(row) -> groups
						.computeIfAbsent(new AccountId(Ids.uuid(row.getBytes(1))), (account) -> new ArrayList<>())
						.add(row.getString(2)),
					cells);
		}
		return accounts.stream()
			.map((account) -> new AccountRow(account,
					groups.getOrDefault(account.id(), List.of()).stream().sorted().toList()))
			.toList();
	}

	@Override
	public <T> T snapshot(Supplier<T> questions) {
		try {
			return this.session.transaction((session) -> questions.get());
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	@Override
	public void close() {
		this.sessions.giveBack(this.session);
	}

	/** Ids compare without case in filters. */
	private static Optional<UUID> parse(String id) {
		return Ids.parse(id.toLowerCase(Locale.ROOT));
	}

	private static byte[] start(@Nullable UUID after) {
		return (after != null) ? Ids.bytes(after) : START;
	}

	private <T> List<T> list(String sql, Session.RowReader<T> reader, Object... cells) {
		try {
			return this.session.list(sql, reader, cells);
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	private <T> Optional<T> first(String sql, Session.RowReader<T> reader, Object... cells) {
		try {
			return this.session.first(sql, reader, cells);
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

}
