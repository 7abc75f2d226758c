package dev.rollcall.projector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.rollcall.projector.view.Cells;
import dev.rollcall.projector.view.MembershipView;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.Views.Scope;
import dev.rollcall.schemas.scim.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Rows back into entities, as far as SCIM shows them: who told of a part of the mirror is
 * left out.
 */
final class Rows {

	/** What {@link #user} takes. */
	static final List<String> USER = List.of("id", "attributes", "version", "created", "modified", "missing");

	private Rows() {
	}

	/** Columns: those of {@link #USER}. */
	static Entity.User user(Scope scope, ResultSet row) throws SQLException {
		return new Entity.User(scope.site(), scope.provider(), new UserId(Ids.uuid(row.getBytes(1))),
				Attributes.ofJson(row.getString(2)), true, List.of(),
				Optional.ofNullable(row.getObject(6)).map((missing) -> Cells.instant(((Number) missing).longValue())),
				row.getLong(3), Cells.instant(row.getLong(4)), Cells.instant(row.getLong(5)));
	}

	/** Columns: id, attributes, site_group, version, created, modified. */
	static Entity.Group group(Scope scope, ResultSet row) throws SQLException {
		return new Entity.Group(scope.site(), scope.provider(), new GroupId(Ids.uuid(row.getBytes(1))),
				Attributes.ofJson(row.getString(2)), siteGroup(row.getBytes(3)), true, row.getLong(4),
				Cells.instant(row.getLong(5)), Cells.instant(row.getLong(6)));
	}

	/** Columns: member, type, since. */
	static Entity.Membership membership(Scope scope, GroupId group, ResultSet row) throws SQLException {
		return new Entity.Membership(scope.site(), scope.provider(), group, Ids.uuid(row.getBytes(1)),
				MembershipView.type(row.getInt(2)), true, Cells.instant(row.getLong(3)));
	}

	private static Optional<SiteGroupId> siteGroup(byte @Nullable [] id) {
		return (id != null) ? Optional.of(new SiteGroupId(Ids.uuid(id))) : Optional.empty();
	}

	/** The column is an entity in the form of the directory topic. */
	static <E extends Entity> E value(Class<E> type, int column, ResultSet row) throws SQLException {
		return type.cast(Codecs.ENTITY.decode(row.getBytes(column)));
	}

}
