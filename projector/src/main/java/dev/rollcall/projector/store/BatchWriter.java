package dev.rollcall.projector.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.Numbers;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.UserView;
import dev.rollcall.projector.view.View;
import dev.rollcall.projector.view.ViewTable;

/** Writes one batch within a transaction that somebody else opened. */
final class BatchWriter {

	private final Session session;

	private final WriteStatements statements;

	private final LedgerStatements ledger;

	private final Numbers numbers;

	private final Totals totals = new Totals();

	BatchWriter(Session session, WriteStatements statements, LedgerStatements ledger, Numbers numbers) {
		this.session = session;
		this.statements = statements;
		this.ledger = ledger;
		this.numbers = numbers;
	}

	void write(Batch batch) throws SQLException {
		Map<View<?>, List<RowChange>> puts = new LinkedHashMap<>();
		Map<View<?>, List<RowChange>> removals = new LinkedHashMap<>();
		for (RowChange change : batch.changes()) {
			((change.values() != null) ? puts : removals).computeIfAbsent(change.view(), (view) -> new ArrayList<>())
				.add(change);
		}
		MirrorWriter mirrors = new MirrorWriter(this.session, this.statements, this.numbers, this.totals);
		for (View<?> view : RowChange.VIEWS) {
			List<RowChange> put = puts.getOrDefault(view, List.of());
			List<RowChange> removed = removals.getOrDefault(view, List.of());
			if (view == UserView.INSTANCE) {
				mirrors.users(put, removed);
			}
			else if (view == GroupView.INSTANCE) {
				mirrors.groups(put, removed);
			}
			else {
				this.session.runAll(this.statements.upsert(view.table()),
						put.stream().map((change) -> row(change, change.owner(this.numbers))).toList());
				this.session.runAll(this.statements.delete(view.table()), keys(removed));
			}
		}
		for (PoisonRecord record : batch.healed()) {
			this.session.run(this.ledger.removePoison, record.partition(), record.key());
		}
		for (PoisonRecord record : batch.poisoned()) {
			this.session.run(this.ledger.putPoison, record.partition(), record.key(), record.offset(), record.reason());
		}
		for (Position position : batch.positions()) {
			this.session.run(this.ledger.putPosition, position.partition(), position.nextOffset(), position.sequence(),
					position.appliedAt());
		}
	}

	/** Adds what {@link #write} has added and removed to the totals of each mirror. */
	void writeTotals() throws SQLException {
		this.totals.write(this.session, this.ledger);
	}

	/**
	 * A removal does not say whose mirror it means: it means the one that has the row.
	 */
	private List<Object[]> keys(List<RowChange> removed) {
		List<Object[]> keys = new ArrayList<>();
		for (RowChange change : removed) {
			for (int owner : owners(change, this.numbers)) {
				keys.add(change.view().key(owner, change.key()));
			}
		}
		return keys;
	}

	static List<Integer> owners(RowChange change, Numbers numbers) {
		return switch (change.view().table().owner()) {
			case SITE -> List.of(numbers.site(change.key().site()));
			case MIRROR -> numbers.mirrors(change.key().site());
		};
	}

	/** Key cells, then value cells. */
	static Object[] row(RowChange change, int owner) {
		Object[] values = values(change);
		Object[] key = change.view().key(owner, change.key());
		Object[] row = new Object[key.length + values.length];
		System.arraycopy(key, 0, row, 0, key.length);
		System.arraycopy(values, 0, row, key.length, values.length);
		return row;
	}

	static Object[] values(RowChange change) {
		Object[] values = change.values();
		if (values == null) {
			throw new IllegalStateException("Expected the row of " + change.key() + ", but it goes");
		}
		return values;
	}

	/** How many users and groups each mirror gains or loses, and whether in between. */
	static final class Totals {

		private final Map<Integer, Total> byMirror = new LinkedHashMap<>();

		void add(ViewTable table, int mirror, long number) {
			Total total = of(mirror);
			if (table.equals(UserView.TABLE)) {
				total.users += number;
			}
			else {
				total.groups += number;
			}
		}

		void reshape(ViewTable table, int mirror) {
			Total total = of(mirror);
			if (table.equals(UserView.TABLE)) {
				total.userShape = 1;
			}
			else {
				total.groupShape = 1;
			}
		}

		void write(Session session, LedgerStatements ledger) throws SQLException {
			for (Map.Entry<Integer, Total> entry : this.byMirror.entrySet()) {
				Total total = entry.getValue();
				session.run(ledger.addToTotals, total.users, total.groups, total.userShape, total.groupShape,
						entry.getKey());
			}
		}

		private Total of(int mirror) {
			return this.byMirror.computeIfAbsent(mirror, (absent) -> new Total());
		}

	}

	private static final class Total {

		private long users;

		private long groups;

		private long userShape;

		private long groupShape;

	}

}
