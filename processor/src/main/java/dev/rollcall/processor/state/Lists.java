package dev.rollcall.processor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one member and the site groups of one account. A list has a first row,
 * there as long as the user or the account, which holds the ids themselves while they are
 * few: one look-up tells them, and those that are left leave nothing behind that later
 * looks have to pass. Further ids have rows of their own after it. Where the first row is
 * missing, as for a group in groups, or is of the time before it held ids, every id has a
 * row.
 */
final class Lists {

	/** Ids in the first row; it is written anew with each of them. */
	static final int SHORT = 32;

	private Lists() {
	}

	/** The ids in their order. */
	static Stream<UUID> read(Rows rows, RowKey first) {
		if (rows.get(first) instanceof Row.Ids list) {
			return list.more() ? Stream.concat(list.ids().stream(), following(rows, first)).sorted(Ids::compare)
					: list.ids().stream();
		}
		return following(rows, first);
	}

	private static Stream<UUID> following(Rows rows, RowKey first) {
		return rows.scan(first, null, Integer.MAX_VALUE)
			.stream()
			.map(Rows.Entry::key)
			.filter((key) -> !key.equals(first))
			.map(Layout::lastId);
	}

	/** Whether an edge is certainly not there, by the list that it would be in. */
	static boolean lacks(Rows rows, EntityKey edge) {
		RowKey first = switch (edge.kind()) {
			case MEMBERSHIP -> Layout.groupsOf(edge.site(), edge.other());
			case SITE_MEMBERSHIP -> Layout.siteGroupsOf(edge.site(), new AccountId(edge.other()));
			default -> null;
		};
		return first != null && rows.get(first) instanceof Row.Ids list && !list.more()
				&& !list.ids().contains(edge.id());
	}

	static void update(WritableRows rows, @Nullable Entity before, @Nullable Entity after) {
		if (before == null && after != null) {
			RowKey first = first(after);
			Place place = Place.of(after);
			if (first != null) {
				rows.put(first, Row.Ids.NONE);
			}
			else if (place != null) {
				place.take(rows);
			}
		}
		else if (before != null && after == null) {
			RowKey first = first(before);
			Place place = Place.of(before);
			if (first != null) {
				rows.remove(first);
			}
			else if (place != null) {
				place.leave(rows);
			}
		}
	}

	/** The first row of the list that somebody has; {@code null} for others. */
	private static @Nullable RowKey first(Entity entity) {
		if (entity instanceof Entity.User user) {
			return Layout.groupsOf(user.site(), user.id().value());
		}
		if (entity instanceof Entity.Account account) {
			return Layout.siteGroupsOf(account.site(), account.id());
		}
		return null;
	}

	/**
	 * Where an edge is in a list.
	 *
	 * @param own its row if the first does not hold it
	 */
	private record Place(RowKey first, RowKey own, UUID id) {

		/** The place of an edge; {@code null} for others. */
		static @Nullable Place of(Entity entity) {
			if (entity instanceof Entity.Membership edge) {
				return new Place(Layout.groupsOf(edge.site(), edge.member()),
						Layout.groupOf(edge.site(), edge.member(), edge.group()), edge.group().value());
			}
			if (entity instanceof Entity.SiteMembership edge) {
				return new Place(Layout.siteGroupsOf(edge.site(), edge.account()),
						Layout.siteGroupOf(edge.site(), edge.account(), edge.group()), edge.group().value());
			}
			return null;
		}

		void take(WritableRows rows) {
			Row.Ids list = (rows.get(this.first) instanceof Row.Ids present) ? present : null;
			if (list != null && list.ids().size() < SHORT) {
				List<UUID> ids = new ArrayList<>(list.ids());
				ids.add(this.id);
				ids.sort(Ids::compare);
				rows.put(this.first, new Row.Ids(ids, list.more()));
				return;
			}
			rows.put(this.own, Row.Index.MARK);
			if (list != null && !list.more()) {
				rows.put(this.first, new Row.Ids(list.ids(), true));
			}
		}

		void leave(WritableRows rows) {
			if (rows.get(this.first) instanceof Row.Ids list && list.ids().contains(this.id)) {
				List<UUID> ids = list.ids().stream().filter((other) -> !other.equals(this.id)).toList();
				rows.put(this.first, new Row.Ids(ids, list.more()));
			}
			else {
				rows.remove(this.own);
			}
		}

	}

}
