package dev.rollcall.schemas.read;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the materialised directory. The projector answers it, in the same process or
 * over HTTP; the gateway asks it. Every method waits until the view reflects the bound;
 * the stage fails with {@link ViewUnavailableException} when that takes too long or the
 * view cannot be reached, and with {@link FilterRejectedException} for a filter that is
 * not valid. No method blocks its caller.
 */
public interface Views {

	CompletionStage<Optional<UserRow>> user(Scope scope, UserId id, ReadBound bound);

	CompletionStage<Page<UserRow>> users(Scope scope, Query query, ReadBound bound);

	/** The user together with the account that it leads to. */
	CompletionStage<Optional<UserRow>> userWithAccount(Scope scope, UserId id, ReadBound bound);

	/** Users, each together with the account that it leads to. */
	CompletionStage<Page<UserRow>> usersWithAccounts(Scope scope, Query query, ReadBound bound);

	/** The group without its members. */
	CompletionStage<Optional<Entity.Group>> group(Scope scope, GroupId id, ReadBound bound);

	CompletionStage<Page<Entity.Group>> groups(Scope scope, Query query, ReadBound bound);

	/**
	 * Users and groups as one list, in one order. An attribute that only one kind has
	 * puts the other kind where resources without a value stand.
	 * @param query has a {@code sort}
	 * @param accounts whether users come together with the account that they lead to
	 */
	CompletionStage<Page<Resource>> resources(Scope scope, Query query, boolean accounts, ReadBound bound);

	/** Members in the order of their ids, at most {@code limit} of them. */
	CompletionStage<List<Entity.Membership>> members(Scope scope, GroupId id, @Nullable UUID after, int limit,
			ReadBound bound);

	/** Sites in the order of their ids, at most {@code limit} of them. */
	CompletionStage<List<Entity.Site>> sites(@Nullable SiteId after, int limit);

	CompletionStage<Optional<Entity.Site>> site(SiteId site, ReadBound bound);

	CompletionStage<List<Entity.Provider>> providers(SiteId site, ReadBound bound);

	CompletionStage<Optional<Entity.Provider>> provider(SiteId site, ProviderId id, ReadBound bound);

	/** Accounts in the order of their ids, at most {@code limit} of them. */
	CompletionStage<List<AccountRow>> accounts(SiteId site, @Nullable UUID after, int limit, ReadBound bound);

	CompletionStage<List<Job>> jobs(SiteId site, ReadBound bound);

	/** The account with the names of its site groups. */
	CompletionStage<Optional<AccountRow>> account(SiteId site, AccountId id, ReadBound bound);

	/** What has this key, unless it is part of a mirror. */
	CompletionStage<Optional<Entity>> setting(EntityKey key, ReadBound bound);

	/**
	 * Entities of one kind that is no part of a mirror, in the order of their ids.
	 * @param parent for kinds with two ids the first of them; they list by the second
	 * @param after the id, for kinds with two ids the second one, to start after
	 * @param limit at most so many
	 */
	CompletionStage<List<Entity>> settings(SiteId site, EntityKey.Kind kind, @Nullable UUID parent,
			@Nullable UUID after, int limit, ReadBound bound);

	/** Whose mirror is read. */
	record Scope(SiteId site, ProviderId provider) {
	}

	/**
	 * A user with the groups it is a direct member of, in the order of their ids.
	 *
	 * @param account what came of it, as {@code AccountSchema} has it; empty unless it
	 * was asked for
	 */
	record UserRow(Entity.User user, List<GroupRef> groups, Optional<Attributes> account) {

		public UserRow(Entity.User user, List<GroupRef> groups) {
			this(user, groups, Optional.empty());
		}
	}

	/** One of a list of several kinds: either is there. */
	record Resource(Optional<UserRow> user, Optional<Entity.Group> group) {

		public Resource {
			if (user.isPresent() == group.isPresent()) {
				throw new IllegalArgumentException("Expected a user or a group, but there are both or none");
			}
		}

		public static Resource of(UserRow user) {
			return new Resource(Optional.of(user), Optional.empty());
		}

		public static Resource of(Entity.Group group) {
			return new Resource(Optional.empty(), Optional.of(group));
		}
	}

	/** An account with the names of its site groups, sorted. */
	record AccountRow(Entity.Account account, List<String> groups) {
	}

	/**
	 * What to list (RFC 7644 section 3.4.2).
	 *
	 * @param filter SCIM filter text as the client sent it, {@code null} for all
	 * @param startIndex 1-based, at least 1; counted from {@code after} or {@code before}
	 * where one is given
	 * @param count at least 0; 0 asks for the total only
	 * @param sort {@code null} for the order of making
	 * @param after begin behind this place, {@code null} for the beginning
	 * @param before end in front of this place: the last ones that stand there, in the
	 * same order as ever; {@code null} unless the list is read backwards
	 */
	record Query(@Nullable String filter, int startIndex, int count, @Nullable Sort sort, @Nullable Place after,
			@Nullable Place before) {

		public Query {
			if (after != null && before != null) {
				throw new IllegalArgumentException("Expected a place to begin or to end at, but there are both");
			}
		}

		public Query(@Nullable String filter, int startIndex, int count) {
			this(filter, startIndex, count, null, null);
		}

		public Query(@Nullable String filter, int startIndex, int count, @Nullable Sort sort, @Nullable Place after) {
			this(filter, startIndex, count, sort, after, null);
		}

		/** Leaves the filter and the place out: they have personal values. */
		@Override
		public String toString() {
			return "Query[" + this.startIndex + ", " + this.count + ", " + this.sort + "]";
		}
	}

	/**
	 * An order other than that of making (RFC 7644 section 3.4.2.3); resources of one
	 * value are in the order of their ids. An attribute that the resources do not have
	 * puts them all in that order. Descending is the reverse of ascending in all.
	 *
	 * @param attribute as {@code SortKey.of} takes it
	 */
	record Sort(String attribute, boolean descending) {
	}

	/**
	 * Where in an order a resource stands, whether it is still there or not.
	 *
	 * @param key its value of the attribute that the order is by; {@code null} if it has
	 * none, and in the order of making
	 */
	record Place(@Nullable String key, UUID id) {

		/** Behind all resources that are listed in the order of making. */
		public static final Place END = new Place(null, new UUID(-1, -1));

		/**
		 * The place right beside this one, where no resource can stand between; the
		 * outermost stays itself.
		 * @param up whether by the next greater id, else by the next smaller
		 */
		public Place beside(boolean up) {
			long most = this.id.getMostSignificantBits();
			long least = this.id.getLeastSignificantBits();
			int outermost = up ? -1 : 0;
			if (most == outermost && least == outermost) {
				return this;
			}
			long carry = (least == outermost) ? 1 : 0;
			return new Place(this.key, up ? new UUID(most + carry, least + 1) : new UUID(most - carry, least - 1));
		}

		/** Leaves the key out: it may be a personal value. */
		@Override
		public String toString() {
			return "Place[" + this.id + "]";
		}
	}

	/**
	 * One page in a stable order.
	 *
	 * @param total how many match in all
	 * @param next the place behind which the list goes on; {@code null} after the last
	 * page, and where a query asks for the total only
	 * @param previous the place in front of which the page before ends; {@code null} if
	 * nothing stands there, and unless the query begins or ends at a place
	 */
	record Page<T>(long total, List<T> items, @Nullable Place next, @Nullable Place previous) {

		public Page(long total, List<T> items) {
			this(total, items, null, null);
		}

		/** The same place in the list with other items. */
		public <R> Page<R> with(List<R> others) {
			return new Page<>(this.total, others, this.next, this.previous);
		}
	}

}
