package dev.rollcall.projector.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.projector.view.EmailView;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.projector.view.ViewTable;
import org.jspecify.annotations.Nullable;

/** Reads every row once. Numbers that a view gave out itself are left out. */
final class DigestReader {

	private final Session session;

	private final DigestStatements statements;

	private final LedgerStatements ledger;

	private final MessageDigest sha256;

	private long rows;

	private long high;

	private long low;

	DigestReader(Session session, DigestStatements statements, LedgerStatements ledger) {
		this.session = session;
		this.statements = statements;
		this.ledger = ledger;
		try {
			this.sha256 = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected SHA-256, but this Java has none", ex);
		}
	}

	Digest read() throws SQLException {
		List<ViewTable> tables = new ArrayList<>();
		RowChange.VIEWS.forEach((view) -> tables.add(view.table()));
		tables.add(EmailView.TABLE);
		for (ViewTable table : tables) {
			add(table.name(), this.statements.rows(table));
		}
		add("mirror", this.statements.totals());
		add("poison", this.ledger.poison);
		List<Position> positions = this.session.list(this.ledger.positions, JdbcViewStore::position);
		return new Digest(this.rows, "%016x%016x".formatted(this.high, this.low), positions);
	}

	private void add(String table, String dump) throws SQLException {
		byte[] name = table.getBytes(StandardCharsets.UTF_8);
		this.session.forEach(dump, (row) -> {
			this.sha256.update(name);
			int columns = row.getMetaData().getColumnCount();
			for (int i = 1; i <= columns; i++) {
				cell(row.getObject(i));
			}
			ByteBuffer hash = ByteBuffer.wrap(this.sha256.digest());
			this.high += hash.getLong();
			this.low += hash.getLong();
			this.rows++;
		});
	}

	/**
	 * Length first, so that no two rows look alike; numbers as text, for all databases.
	 */
	private void cell(@Nullable Object cell) {
		byte[] bytes = (cell == null) ? new byte[0]
				: (cell instanceof byte[] present) ? present : cell.toString().getBytes(StandardCharsets.UTF_8);
		this.sha256.update(ByteBuffer.allocate(4).putInt((cell != null) ? bytes.length : -1).array());
		this.sha256.update(bytes);
	}

	/** Takes one row. */
	interface RowConsumer {

		void accept(ResultSet row) throws SQLException;

	}

}
