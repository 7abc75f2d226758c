package dev.rollcall.projector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.GroupRef;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.read.Views.UserRow;
import org.jspecify.annotations.Nullable;

/**
 * Users from rows of which each has one group, or none. Rows of one user come together.
 */
final class UserRows {

	private static final int GROUP_ID = Rows.USER.size() + 1;

	private static final int GROUP_NAME = GROUP_ID + 1;

	private final Scope scope;

	private final int limit;

	private final List<UserRow> users = new ArrayList<>(1);

	private byte @Nullable [] last;

	private List<GroupRef> groups = List.of();

	private boolean over;

	UserRows(Scope scope, int limit) {
		this.scope = scope;
		this.limit = limit;
	}

	/** Takes a row; whether it wants more of them. */
	boolean take(ResultSet row) throws SQLException {
		byte[] id = row.getBytes(1);
		if (!Arrays.equals(id, this.last)) {
			if (this.users.size() == this.limit) {
				this.over = true;
				return false;
			}
			this.last = id;
			this.groups = new ArrayList<>();
			this.users.add(new UserRow(Rows.user(this.scope, row), this.groups));
		}
		byte[] group = row.getBytes(GROUP_ID);
		if (group != null) {
			String name = row.getString(GROUP_NAME);
			this.groups.add(new GroupRef(new GroupId(Ids.uuid(group)), (name != null) ? name : ""));
		}
		return true;
	}

	/** All that were taken; {@code null} if there are more than were wanted. */
	@Nullable List<UserRow> users() {
		this.users.forEach((user) -> user.groups().sort(Comparator.comparing(GroupRef::id)));
		return this.over ? null : this.users;
	}

}
