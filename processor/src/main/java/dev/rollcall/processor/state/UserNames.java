package dev.rollcall.processor.state;

import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * The index of user names: one row for both holders of a name. A user and the account
 * linked to it have the same name, so the row is also the way from the one to the other,
 * and a new user costs one row less.
 */
final class UserNames {

	private UserNames() {
	}

	static Holders holders(Rows rows, SiteId site, String nameKey) {
		Row.Index held = row(rows, Layout.userName(site, nameKey));
		return new Holders(Optional.ofNullable(held.first()).map(UserId::new),
				Optional.ofNullable(held.second()).map(AccountId::new));
	}

	static void update(WritableRows rows, @Nullable Entity before, @Nullable Entity after) {
		RowKey old = key(before);
		RowKey fresh = key(after);
		if (before != null && old != null && !old.equals(fresh)) {
			hold(rows, old, before, null);
		}
		if (after != null && fresh != null && !fresh.equals(old)) {
			hold(rows, fresh, after, after.key().id());
		}
	}

	private static void hold(WritableRows rows, RowKey key, Entity holder, @Nullable UUID id) {
		Row.Index held = row(rows, key);
		Row.Index now = (holder instanceof Entity.User) ? new Row.Index(id, held.second())
				: new Row.Index(held.first(), id);
		if (now.equals(Row.Index.MARK)) {
			rows.remove(key);
		}
		else {
			rows.put(key, now);
		}
	}

	private static Row.Index row(Rows rows, RowKey key) {
		return (rows.get(key) instanceof Row.Index index) ? index : Row.Index.MARK;
	}

	private static @Nullable RowKey key(@Nullable Entity entity) {
		if (entity instanceof Entity.User user) {
			return Layout.userName(user.site(), Comparison.key(Indexes.text(user.attributes(), "userName")));
		}
		if (entity instanceof Entity.Account account) {
			return Layout.userName(account.site(), Comparison.key(account.userName()));
		}
		return null;
	}

}
