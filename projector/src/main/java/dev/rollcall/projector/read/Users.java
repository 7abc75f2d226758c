package dev.rollcall.projector.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.projector.store.Mirror;
import dev.rollcall.projector.store.ViewReader;
import dev.rollcall.projector.store.ViewReader.Lookup;
import dev.rollcall.projector.store.ViewReader.Resource;
import dev.rollcall.projector.view.LookupKey;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.read.Views.Page;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.scim.AccountSchema;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Users of one mirror with their groups and accounts, which are read for many at once.
 */
final class Users implements Source<Entity.User> {

	private final ViewReader reader;

	private final Mirror mirror;

	private final UserAccounts accounts;

	private Map<UUID, List<GroupRef>> groups = Map.of();

	/** Of all users that are looked at. */
	private boolean groupsKnown;

	private Map<UUID, Attributes> prepared = Map.of();

	Users(ViewReader reader, Mirror mirror) {
		this.reader = reader;
		this.mirror = mirror;
		this.accounts = new UserAccounts(reader, mirror);
	}

	@Override
	public Optional<Entity.User> one(UUID id) {
		return this.reader.user(this.mirror, id);
	}

	@Override
	public @Nullable List<Entity.User> with(Lookup lookup, String value, int few) {
		List<UserRow> rows = this.reader.usersWith(this.mirror, lookup, value, few);
		if (rows == null) {
			return null;
		}
		this.groups = new HashMap<>();
		rows.forEach((row) -> this.groups.put(id(row.user()), row.groups()));
		this.groupsKnown = true;
		return rows.stream().map(UserRow::user).toList();
	}

	Page<UserRow> withGroups(Page<Entity.User> page) {
		return page.with(rows(page.items(), this.groupsKnown ? this.groups : groupsOf(page.items())));
	}

	List<UserRow> withGroups(List<Entity.User> users) {
		return rows(users, groupsOf(users));
	}

	private static List<UserRow> rows(List<Entity.User> users, Map<UUID, List<GroupRef>> groups) {
		return users.stream()
			.map((user) -> new UserRow(user, groups.getOrDefault(user.id().value(), List.of())))
			.toList();
	}

	private Map<UUID, List<GroupRef>> groupsOf(List<Entity.User> users) {
		return users.isEmpty() ? Map.of() : this.reader.groupsOf(this.mirror, users.stream().map(this::id).toList());
	}

	List<UserRow> withAccounts(List<UserRow> rows) {
		Map<UUID, Attributes> found = this.accounts.of(rows.stream().map(UserRow::user).toList());
		return rows.stream()
			.map((row) -> new UserRow(row.user(), row.groups(), Optional.ofNullable(found.get(id(row.user())))))
			.toList();
	}

	@Override
	public List<Entity.User> after(@Nullable UUID id, int limit) {
		return this.reader.users(this.mirror, id, limit);
	}

	@Override
	public List<Entity.User> before(UUID id, int limit) {
		return this.reader.usersBefore(this.mirror, id, limit);
	}

	@Override
	public List<Entity.User> from(long place, int limit) {
		return this.reader.usersFrom(this.mirror, place, limit);
	}

	@Override
	public Resource resource() {
		return Resource.USER;
	}

	@Override
	public List<Entity.User> sorted(boolean downwards, @Nullable Place from, long skip, int limit) {
		return this.reader.usersByName(this.mirror, downwards, from, skip, limit);
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
		this.prepared = look.mentions(AccountSchema.URN) ? this.accounts.of(users) : Map.of();
	}

	@Override
	public JsonNode json(Entity.User user, Look look, Budget budget) {
		List<GroupRef> of = this.groups.getOrDefault(id(user), List.of());
		Attributes account = this.prepared.get(id(user));
		return (account != null) ? ResourceJson.user(user, of, account, look::wants)
				: ResourceJson.user(user, of, look::wants);
	}

}
