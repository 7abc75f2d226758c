package dev.rollcall.projector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A view in a SQL database: one connection writes, a fixed number of others read. */
final class JdbcViewStore implements ViewStore {

	private final Database database;

	private final ReadStatements reads;

	private final WriteStatements writes;

	private final LedgerStatements ledger;

	private final DigestStatements digests;

	private final Sessions readers;

	private final Duration patience;

	private final PageAnchors anchors = new PageAnchors();

	private final Object writing = new Object();

	private volatile NumberBook numbers;

	private Session writer;

	private JdbcViewStore(Database database, Session writer, Sessions readers, Sql sql, LedgerStatements ledger,
			NumberBook numbers, Duration patience) {
		this.database = database;
		this.writer = writer;
		this.readers = readers;
		this.reads = new ReadStatements(sql);
		this.writes = new WriteStatements(sql);
		this.ledger = ledger;
		this.digests = new DigestStatements(sql);
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
		LedgerStatements ledger = new LedgerStatements(sql);
		Session writer = new Session(database.openWriter());
		try {
			NumberBook numbers = NumberBook.load(writer, ledger);
			Sessions sessions = new Sessions(readers, () -> new Session(database.openReader()));
			return new JdbcViewStore(database, writer, sessions, sql, ledger, numbers, patience);
		}
		catch (SQLException | RuntimeException ex) {
			writer.closeQuietly();
			throw ex;
		}
	}

	@Override
	public List<Position> positions() {
		return written((session) -> session.list(this.ledger.positions, JdbcViewStore::position));
	}

	@Override
	public List<PoisonRecord> poison() {
		return written((session) -> session.list(this.ledger.poison,
				(row) -> new PoisonRecord(row.getInt(1), row.getString(2), row.getLong(3), row.getString(4))));
	}

	@Override
	public Optional<String> source() {
		return written((session) -> session.first(this.ledger.source, (row) -> row.getString(1)));
	}

	@Override
	public void source(String topic) {
		written((session) -> {
			session.run(this.ledger.putSource, topic);
			return topic;
		});
	}

	@Override
	public void apply(Batch batch) {
		written((session) -> {
			NumberBook.Draft draft = this.numbers.draft();
			session.transaction((transaction) -> {
				BatchWriter writer = new BatchWriter(transaction, this.writes, this.ledger, draft);
				writer.write(batch);
				// Writing gave out the numbers of mirrors, to which the totals belong.
				draft.write(transaction, this.ledger);
				writer.writeTotals();
				return batch;
			});
			draft.publish();
			return batch;
		});
	}

	@Override
	public ViewReader reader() {
		return new SessionReader(this.readers, this.readers.borrow(this.patience), this.reads, this.numbers,
				this.anchors);
	}

	@Override
	public Digest digest() {
		try {
			Session session = new Session(this.database.openReader());
			try {
				return session
					.transaction((transaction) -> new DigestReader(transaction, this.digests, this.ledger).read());
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
					this.numbers = NumberBook.load(this.writer, this.ledger);
				}
				return work.run(this.writer);
			}
			catch (SQLException ex) {
				throw new StoreException(ex);
			}
		}
	}

}
