package dev.rollcall.projector.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.GroupView;
import dev.rollcall.projector.view.Numbers;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.UserView;
import dev.rollcall.projector.view.ViewTable;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.scim.Attributes;

/**
 * Writes users and groups, whose numbers are kept and whose other rows follow. New rows
 * are put without reading; only where one is already there is it read, for what has to
 * go.
 */
final class MirrorWriter {

	private final Session session;

	private final WriteStatements statements;

	private final Numbers numbers;

	private final BatchWriter.Totals totals;

	MirrorWriter(Session session, WriteStatements statements, Numbers numbers, BatchWriter.Totals totals) {
		this.session = session;
		this.statements = statements;
		this.numbers = numbers;
		this.totals = totals;
	}

	void users(List<RowChange> puts, List<RowChange> removals) throws SQLException {
		List<Owned> present = putNew(UserView.TABLE, puts);
		List<Object[]> newEmails = new ArrayList<>();
		List<Object[]> oldEmails = new ArrayList<>();
		present.removeIf((owned) -> owned.fresh() && addEmails(newEmails, owned));
		Map<Place, String> before = read(this.statements.userAttributes, present);
		for (Owned owned : present) {
			SortedSet<String> old = emails(before, owned.place());
			owned.change()
				.emails()
				.stream()
				.filter((email) -> !old.contains(email))
				.forEach((email) -> newEmails.add(emailRow(owned, email)));
			old.stream()
				.filter((email) -> !owned.change().emails().contains(email))
				.forEach((email) -> oldEmails.add(emailRow(owned, email)));
		}
		update(UserView.TABLE, present);
		List<Owned> candidates = candidates(removals.stream().filter((change) -> !change.adoptable()).toList());
		Map<Place, String> gone = read(this.statements.userAttributes, candidates);
		List<Owned> adoptable = candidates(removals.stream().filter(RowChange::adoptable).toList());
		puts.stream().filter(RowChange::adoptable).forEach((put) -> adoptable.addAll(elsewhere(put)));
		gone.putAll(read(this.statements.adoptableAttributes, adoptable));
		candidates.addAll(adoptable);
		candidates.removeIf((owned) -> !gone.containsKey(owned.place()));
		for (Owned owned : candidates) {
			emails(gone, owned.place()).forEach((email) -> oldEmails.add(emailRow(owned, email)));
		}
		remove(UserView.TABLE, candidates);
		this.session.runAll(this.statements.delete(EmailView.TABLE), oldEmails);
		this.session.runAll(this.statements.insertNew(EmailView.TABLE), newEmails);
	}

	void groups(List<RowChange> puts, List<RowChange> removals) throws SQLException {
		List<Owned> present = putNew(GroupView.TABLE, puts);
		present.removeIf(Owned::fresh);
		update(GroupView.TABLE, present);
		List<Owned> candidates = candidates(removals);
		Map<Place, String> there = read(this.statements.groupAttributes, candidates);
		candidates.removeIf((owned) -> !there.containsKey(owned.place()));
		remove(GroupView.TABLE, candidates);
	}

	private List<Owned> putNew(ViewTable table, List<RowChange> puts) throws SQLException {
		List<Object[]> rows = new ArrayList<>(puts.size());
		int[] owners = new int[puts.size()];
		for (int i = 0; i < owners.length; i++) {
			owners[i] = puts.get(i).owner(this.numbers);
			rows.add(BatchWriter.row(puts.get(i), owners[i]));
		}
		Map<Integer, Optional<UUID>> last = last(table, owners);
		int[] added = this.session.runAll(this.statements.insertNew(table), rows);
		List<Owned> all = new ArrayList<>(puts.size());
		for (int i = 0; i < owners.length; i++) {
			boolean fresh = added[i] > 0;
			if (fresh) {
				this.totals.add(table, owners[i], 1);
				UUID id = puts.get(i).key().id();
				if (last.getOrDefault(owners[i], Optional.empty())
					.filter((end) -> Ids.compare(id, end) < 0)
					.isPresent()) {
					this.totals.reshape(table, owners[i]);
				}
			}
			all.add(new Owned(owners[i], puts.get(i), fresh));
		}
		return all;
	}

	/** The last id of each mirror as it is before the batch. */
	private Map<Integer, Optional<UUID>> last(ViewTable table, int[] mirrors) throws SQLException {
		String question = table.equals(UserView.TABLE) ? this.statements.lastUser : this.statements.lastGroup;
		Map<Integer, Optional<UUID>> last = new LinkedHashMap<>();
		for (int mirror : mirrors) {
			if (!last.containsKey(mirror)) {
				last.put(mirror, this.session.first(question, (row) -> Ids.uuid(row.getBytes(1)), mirror));
			}
		}
		return last;
	}

	private void update(ViewTable table, List<Owned> present) throws SQLException {
		List<Object[]> rows = new ArrayList<>(present.size());
		for (Owned owned : present) {
			Object[] values = BatchWriter.values(owned.change());
			Object[] key = owned.change().view().key(owned.mirror(), owned.change().key());
			Object[] row = new Object[values.length + key.length];
			System.arraycopy(values, 0, row, 0, values.length);
			System.arraycopy(key, 0, row, values.length, key.length);
			rows.add(row);
		}
		this.session.runAll(this.statements.update(table), rows);
	}

	private void remove(ViewTable table, List<Owned> there) throws SQLException {
		List<Object[]> keys = new ArrayList<>(there.size());
		for (Owned owned : there) {
			keys.add(owned.change().view().key(owned.mirror(), owned.change().key()));
			this.totals.add(table, owned.mirror(), -1);
			this.totals.reshape(table, owned.mirror());
		}
		this.session.runAll(this.statements.delete(table), keys);
	}

	private List<Owned> candidates(List<RowChange> removals) {
		List<Owned> candidates = new ArrayList<>();
		for (RowChange change : removals) {
			for (int mirror : BatchWriter.owners(change, this.numbers)) {
				candidates.add(new Owned(mirror, change, false));
			}
		}
		return candidates;
	}

	/** An account may move from one provider to another. */
	private List<Owned> elsewhere(RowChange put) {
		List<Owned> elsewhere = candidates(List.of(put));
		int mirror = put.owner(this.numbers);
		elsewhere.removeIf((owned) -> owned.mirror() == mirror);
		return elsewhere;
	}

	/** Attributes of the rows that are there. */
	private Map<Place, String> read(String sql, List<Owned> rows) throws SQLException {
		Map<Place, String> attributes = new LinkedHashMap<>();
		for (Map.Entry<Integer, List<UUID>> entry : byMirror(rows).entrySet()) {
			for (Object[] cells : Chunks.of(entry.getKey(), entry.getValue())) {
				this.session.list(sql,
						(row) -> attributes.put(new Place(entry.getKey(), Ids.uuid(row.getBytes(1))), row.getString(2)),
						cells);
			}
		}
		return attributes;
	}

	private static Map<Integer, List<UUID>> byMirror(List<Owned> rows) {
		Map<Integer, List<UUID>> ids = new LinkedHashMap<>();
		rows.forEach((owned) -> ids.computeIfAbsent(owned.mirror(), (mirror) -> new ArrayList<>())
			.add(owned.change().key().id()));
		return ids;
	}

	private static boolean addEmails(List<Object[]> rows, Owned owned) {
		owned.change().emails().forEach((email) -> rows.add(emailRow(owned, email)));
		return true;
	}

	private static Object[] emailRow(Owned owned, String email) {
		return EmailView.row(owned.mirror(), email, Ids.bytes(owned.change().key().id()));
	}

	private static SortedSet<String> emails(Map<Place, String> attributes, Place place) {
		String json = attributes.get(place);
		return (json != null) ? EmailView.keys(Attributes.ofJson(json)) : new TreeSet<>();
	}

	private record Place(int mirror, UUID id) {
	}

	private record Owned(int mirror, RowChange change, boolean fresh) {

		Place place() {
			return new Place(this.mirror, this.change.key().id());
		}

	}

}
