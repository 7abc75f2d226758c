package dev.rollcall.schemas.read;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
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

	/** The group without its members. */
	CompletionStage<Optional<Entity.Group>> group(Scope scope, GroupId id, ReadBound bound);

	CompletionStage<Page<Entity.Group>> groups(Scope scope, Query query, ReadBound bound);

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

	CompletionStage<List<Entity.Job>> jobs(SiteId site, ReadBound bound);

	/** Whose mirror is read. */
	record Scope(SiteId site, ProviderId provider) {
	}

	/** A user with the groups it is a direct member of, in the order of their ids. */
	record UserRow(Entity.User user, List<Entity.GroupRef> groups) {
	}

	/** An account with the names of its site groups, sorted. */
	record AccountRow(Entity.Account account, List<String> groups) {
	}

	/**
	 * What to list (RFC 7644 section 3.4.2).
	 *
	 * @param filter SCIM filter text as the client sent it, {@code null} for all
	 * @param startIndex 1-based, at least 1
	 * @param count at least 0; 0 asks for the total only
	 */
	record Query(@Nullable String filter, int startIndex, int count) {
	}

	/**
	 * One page in a stable order, that of making.
	 *
	 * @param total how many match in all
	 */
	record Page<T>(long total, List<T> items) {
	}

}
