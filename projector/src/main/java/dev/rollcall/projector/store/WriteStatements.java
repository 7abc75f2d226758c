package dev.rollcall.projector.store;

import java.util.HashMap;
import java.util.Map;

import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.View;
import dev.rollcall.projector.view.ViewTable;

/** The writing statements of every table of a view, rendered once. */
final class WriteStatements {

	private final Map<String, Statements> byTable = new HashMap<>();

	WriteStatements(Sql sql) {
		for (View<?> view : RowChange.VIEWS) {
			add(sql, view.table());
		}
		add(sql, EmailView.TABLE);
	}

	private void add(Sql sql, ViewTable table) {
		this.byTable.put(table.name(), new Statements(sql.insertNew(table), sql.upsert(table),
				table.values().isEmpty() ? "" : sql.update(table), sql.delete(table)));
	}

	/** Adds a row unless there is one of its key. */
	String insertNew(ViewTable table) {
		return of(table).insertNew();
	}

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
