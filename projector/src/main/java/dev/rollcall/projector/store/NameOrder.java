package dev.rollcall.projector.store;

import java.util.List;

import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.UserView;

/**
 * Statements that read a mirror's rows in the order of an indexed name, the same text for
 * both databases. Whoever begins behind a place pays for the page alone.
 */
final class NameOrder {

	/** Columns as {@link Rows#user} takes them. */
	static final NameOrder USERS = new NameOrder(UserView.TABLE.name(), Rows.USER, "user_name");

	/** Columns as {@link Rows#group} takes them. */
	static final NameOrder GROUPS = new NameOrder(GroupView.TABLE.name(),
			List.of("id", "attributes", "site_group", "version", "created", "modified"), "display_name");

	private final String firstAscending;

	private final String firstDescending;

	private final String afterAscending;

	private final String afterDescending;

	private NameOrder(String table, List<String> columns, String name) {
		String rows = "select " + String.join(", ", columns) + " from " + table + " where mirror = ? and " + name
				+ " is not null";
		String ascending = " order by " + name + ", id";
		String descending = " order by " + name + " desc, id desc";
		this.firstAscending = rows + page(ascending);
		this.firstDescending = rows + page(descending);
		this.afterAscending = rows + behind(name, ">") + page(ascending);
		this.afterDescending = rows + behind(name, "<") + page(descending);
	}

	/** Bound: mirror, how many to read, how many to skip. */
	String first(boolean descending) {
		return descending ? this.firstDescending : this.firstAscending;
	}

	/** Bound: mirror, name, name, id, how many to read, how many to skip. */
	String after(boolean descending) {
		return descending ? this.afterDescending : this.afterAscending;
	}

	/** The first half is what the index is entered by. */
	private static String behind(String name, String than) {
		return " and " + name + " " + than + "= ? and (" + name + ", id) " + than + " (?, ?)";
	}

	private static String page(String order) {
		return order + " limit ? offset ?";
	}

}
