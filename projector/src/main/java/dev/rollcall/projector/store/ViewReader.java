package dev.rollcall.projector.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.Views.AccountRow;
import dev.rollcall.schemas.read.Views.Place;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.UserRow;
import org.jspecify.annotations.Nullable;

/**
 * The questions that a view answers, each from an index. One reader is for one thread at
 * a time and goes back to its store when closed.
 */
public interface ViewReader extends AutoCloseable {

	/** The mirror of a provider; empty while it has never had a user or group. */
	Optional<Mirror> mirror(Scope scope);

	/** How many users or groups a mirror has. */
	long total(Mirror mirror, Resource resource);

	Optional<Entity.User> user(Mirror mirror, UUID id);

	/** The user with the groups that it is a direct member of, in the order of ids. */
	Optional<UserRow> userWithGroups(Mirror mirror, UUID id);

	/** Users in the order of their ids after one. */
	List<Entity.User> users(Mirror mirror, @Nullable UUID after, int limit);

	/** Users in the order of their ids from a place counted from 0. */
	List<Entity.User> usersFrom(Mirror mirror, long place, int limit);

	/** Users in the reverse order of their ids in front of one. */
	List<Entity.User> usersBefore(Mirror mirror, UUID before, int limit);

	/**
	 * Users in the order of their names, or the reverse.
	 * @param from the place to begin behind, as that order has it; {@code null} for all
	 * @param skip leaves out so many
	 */
	List<Entity.User> usersByName(Mirror mirror, boolean descending, @Nullable Place from, long skip, int limit);

	Optional<Entity.Group> group(Mirror mirror, UUID id);

	List<Entity.Group> groups(Mirror mirror, @Nullable UUID after, int limit);

	List<Entity.Group> groupsFrom(Mirror mirror, long place, int limit);

	List<Entity.Group> groupsBefore(Mirror mirror, UUID before, int limit);

	/** Groups likewise. */
	List<Entity.Group> groupsByName(Mirror mirror, boolean descending, @Nullable Place from, long skip, int limit);

	/** Ids in order of who may have a value: those that have it and perhaps others. */
	List<UUID> ids(Mirror mirror, Lookup lookup, String value, int limit);

	/**
	 * Users in order who may have a value, with their groups and in one look;
	 * {@code null} if they are more than a few, or if no index leads to their rows at
	 * once.
	 */
	@Nullable List<UserRow> usersWith(Mirror mirror, Lookup lookup, String value, int few);

	/** Groups likewise. */
	@Nullable List<Entity.Group> groupsWith(Mirror mirror, Lookup lookup, String value, int few);

	/** The groups that each of these users is a direct member of, in the order of ids. */
	Map<UUID, List<GroupRef>> groupsOf(Mirror mirror, List<UUID> users);

	List<Entity.Membership> members(Mirror mirror, UUID group, @Nullable UUID after, int limit);

	/** Those of these members that the group has. */
	List<Entity.Membership> membersAmong(Mirror mirror, UUID group, List<UUID> members);

	List<Entity.Site> sites(@Nullable SiteId after, int limit);

	/** All settings of a kind of one site, in the order of their ids. */
	<E extends Entity> List<E> settings(SiteId site, EntityKey.Kind kind, Class<E> type);

	/**
	 * Settings, site groups or edges of site groups after one.
	 * @param parent for kinds with two ids the first of them
	 */
	List<Entity> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent, @Nullable UUID after, int limit);

	<E extends Entity> Optional<E> setting(EntityKey key, Class<E> type);

	List<AccountRow> accounts(SiteId site, @Nullable UUID after, int limit);

	Optional<AccountRow> account(SiteId site, UUID id);

	/** The account that each of these users leads to; those without one are left out. */
	Map<UUID, Entity.Account> accountsOf(Mirror mirror, List<UUID> users);

	/** Runs several questions on one unchanging state of the view. */
	<T> T snapshot(Supplier<T> questions);

	@Override
	void close();

	/** What a mirror holds. */
	enum Resource {

		USER, GROUP

	}

	/** What rows can be looked up by. */
	enum Lookup {

		/** Users with this id. */
		USER_ID, USER_NAME, USER_EXTERNAL_ID,
		/** Users with this e-mail address. */
		EMAIL, GROUP_ID, GROUP_DISPLAY_NAME, GROUP_EXTERNAL_ID,
		/** Groups with this direct member. */
		MEMBER

	}

}
