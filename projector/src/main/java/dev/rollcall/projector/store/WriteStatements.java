package dev.rollcall.projector.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.UserView;
import dev.rollcall.projector.view.View;
import dev.rollcall.projector.view.ViewTable;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * The writing statements of every table of a view, and what a writer of users and groups
 * has to ask first, rendered once.
 */
final class WriteStatements {

	final String userAttributes;

	/** Of users that are accounts still. */
	final String adoptableAttributes;

	final String groupAttributes;

	final String lastUser;

	final String lastGroup;

	private final Map<String, Statements> byTable = new HashMap<>();

	WriteStatements(Sql sql) {
		for (View<?> view : RowChange.VIEWS) {
			add(sql, view.table());
		}
		add(sql, EmailView.TABLE);
		this.userAttributes = attributes(sql, UserView.TABLE, DSL.noCondition());
		this.adoptableAttributes = attributes(sql, UserView.TABLE,
				DSL.field(DSL.name("adoptable"), Integer.class).ne(DSL.inline(0)));
		this.groupAttributes = attributes(sql, GroupView.TABLE, DSL.noCondition());
		this.lastUser = last(sql, UserView.TABLE);
		this.lastGroup = last(sql, GroupView.TABLE);
	}

	private void add(Sql sql, ViewTable table) {
		String name = table.name();
		String insertNew = sql.insertNew(name, table.key(), table.values());
		String delete = sql.delete(name, table.key());
		this.byTable.put(name,
				table.values().isEmpty() ? new Statements(insertNew, insertNew, "", delete)
						: new Statements(insertNew, sql.upsert(name, table.key(), table.values()),
								sql.update(name, table.key(), table.values()), delete));
	}

	private static String attributes(Sql sql, ViewTable table, Condition condition) {
		return sql.select(table.name(), List.of("id", "attributes"),
				Sql.is("mirror").and(Sql.bytes("id").in(Sql.chunk())).and(condition));
	}

	private static String last(Sql sql, ViewTable table) {
		return Sql.text(sql.select(Sql.cols(List.of("id")))
			.from(Sql.table(table.name()))
			.where(Sql.is("mirror"))
			.orderBy(Sql.col("id").desc())
			.limit(DSL.inline(1)));
	}

	/** Adds a row unless there is one of its key. */
	String insertNew(ViewTable table) {
		return of(table).insertNew();
	}

	/** Adds a row; one of the same key becomes this one. */
	String upsert(ViewTable table) {
		return of(table).upsert();
	}

	/** Values come before the key. */
	String update(ViewTable table) {
		return of(table).update();
	}

	String delete(ViewTable table) {
		return of(table).delete();
	}

	private Statements of(ViewTable table) {
		Statements statements = this.byTable.get(table.name());
		if (statements == null) {
			throw new IllegalStateException("Expected a table of a view, but got " + table.name());
		}
		return statements;
	}

	private record Statements(String insertNew, String upsert, String update, String delete) {
	}

}
