package dev.rollcall.projector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A view in a SQL database: one connection writes, a fixed number of others read. */
final class JdbcViewStore implements ViewStore {

	private final Database database;

	private final Sql sql;

	private final WriteStatements statements;

	private final Sessions readers;

	private final Duration patience;

	private final PageAnchors anchors = new PageAnchors();

	private final Object writing = new Object();

	private volatile NumberBook numbers;

	private Session writer;

	private JdbcViewStore(Database database, Session writer, Sessions readers, Sql sql, NumberBook numbers,
			Duration patience) {
		this.database = database;
		this.writer = writer;
		this.readers = readers;
		this.sql = sql;
		this.statements = new WriteStatements(sql);
		this.numbers = numbers;
		this.patience = patience;
	}

	/**
	 * Opens a view and makes its tables if it has none yet.
	 * @throws org.flywaydb.core.api.FlywayException if its tables are of another version
	 */
	static JdbcViewStore open(Database database, int readers, Duration patience) throws SQLException {
		database.flyway().migrate();
		Sql sql = new Sql(database.dialect());
		Session writer = new Session(database.openWriter());
		try {
			NumberBook numbers = NumberBook.load(writer, sql);
			Sessions sessions = new Sessions(readers, () -> new Session(database.openReader()));
			return new JdbcViewStore(database, writer, sessions, sql, numbers, patience);
		}
		catch (SQLException | RuntimeException ex) {
			writer.closeQuietly();
			throw ex;
		}
	}

	@Override
	public List<Position> positions() {
		return written((session) -> session.list(this.sql.positions, JdbcViewStore::position));
	}

	@Override
	public List<PoisonRecord> poison() {
		return written((session) -> session.list(this.sql.poison,
				(row) -> new PoisonRecord(row.getInt(1), row.getString(2), row.getLong(3), row.getString(4))));
	}

	@Override
	public Optional<String> source() {
		return written((session) -> session.first(this.sql.source, (row) -> row.getString(1)));
	}

	@Override
	public void source(String topic) {
		written((session) -> {
			session.run(this.sql.putSource, topic);
			return topic;
		});
	}

	@Override
	public void apply(Batch batch) {
		written((session) -> {
			NumberBook.Draft draft = this.numbers.draft();
			session.transaction((transaction) -> {
				BatchWriter writer = new BatchWriter(transaction, this.sql, this.statements, draft);
				writer.write(batch);
				// Writing gave out the numbers of mirrors, to which the totals belong.
				draft.write(transaction, this.sql);
				writer.writeTotals();
				return batch;
			});
			draft.publish();
			return batch;
		});
	}

	@Override
	public ViewReader reader() {
		return new SessionReader(this.readers, this.readers.borrow(this.patience), this.sql, this.numbers,
				this.anchors);
	}

	@Override
	public Digest digest() {
		try {
			Session session = new Session(this.database.openReader());
			try {
				return session.transaction((transaction) -> new DigestReader(transaction, this.sql).read());
			}
			finally {
				session.closeQuietly();
			}
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	@Override
	public String name() {
		return this.database.name();
	}

	@Override
	public void close() {
		this.readers.close();
		synchronized (this.writing) {
			try {
				this.database.settle(this.writer);
				this.writer.close();
			}
			catch (SQLException ex) {
				throw new StoreException(ex);
			}
		}
	}

	static Position position(ResultSet row) throws SQLException {
		return new Position(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4));
	}

	/** Work of the writing connection; one that broke is opened anew. */
	private <T> T written(Session.Work<T> work) {
		synchronized (this.writing) {
			try {
				if (this.writer.isBroken()) {
					this.writer.closeQuietly();
					this.writer = new Session(this.database.openWriter());
					this.numbers = NumberBook.load(this.writer, this.sql);
				}
				return work.run(this.writer);
			}
			catch (SQLException ex) {
				throw new StoreException(ex);
			}
		}
	}

}
