package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with its prepared statements; for one thread at a time. */
final class Session implements AutoCloseable {

	private static final int FETCH = 1_000;

	private final Connection connection;

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private final Map<String, PreparedStatement> prepared = new HashMap<>();

	private boolean broken;

	Session(Connection connection) {
		this.connection = connection;
	}

	Connection connection() {
		return this.connection;
	}

	<T> List<T> list(String sql, RowReader<T> reader, Object... cells) throws SQLException {
		try (ResultSet rows = bound(sql, cells).executeQuery()) {
			List<T> list = new ArrayList<>();
			while (rows.next()) {
				list.add(reader.read(rows));
			}
			return list;
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	<T> Optional<T> first(String sql, RowReader<T> reader, Object... cells) throws SQLException {
		try (ResultSet rows = bound(sql, cells).executeQuery()) {
			return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	/** Reads rows as long as more are wanted. */
	void read(String sql, RowTaker taker, Object... cells) throws SQLException {
		try (ResultSet rows = bound(sql, cells).executeQuery()) {
			boolean more = true;
			while (more && rows.next()) {
				more = taker.take(rows);
			}
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	/**
	 * Streams rows; within a transaction, because PostgreSQL holds them all otherwise.
	 */
	void forEach(String sql, DigestReader.RowConsumer consumer) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setFetchSize(FETCH);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					consumer.accept(rows);
				}
			}
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	void run(String sql, Object... cells) throws SQLException {
		try {
			bound(sql, cells).executeUpdate();
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	/** Runs a statement for each row and says how many rows each of them changed. */
	int[] runAll(String sql, List<Object[]> rows) throws SQLException {
		if (rows.isEmpty()) {
			return new int[0];
		}
		PreparedStatement statement = statement(sql);
		for (Object[] row : rows) {
			bind(statement, row);
			statement.addBatch();
		}
		try {
			return statement.executeBatch();
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
		finally {
			statement.clearBatch();
		}
	}

	/** Runs the work in one transaction. */
	<T> T transaction(Work<T> work) throws SQLException {
		begin();
		try {
			T result = work.run(this);
			this.connection.commit();
			return result;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try {
				this.connection.rollback();
			}
			catch (SQLException rollback) {
				ex.addSuppressed(rollback);
			}
			throw ex;
		}
		finally {
			end();
		}
	}

	/** Whether the connection is lost and another one is needed. */
	boolean isBroken() {
		return this.broken;
	}

	/** Closes what nobody waits for. */
	void closeQuietly() {
		try {
			close();
		}
		catch (SQLException ex) {
			logger.warn("A connection to the view did not close: SQL state {}", ex.getSQLState());
		}
	}

	@Override
	public void close() throws SQLException {
		for (PreparedStatement statement : this.prepared.values()) {
			statement.close();
		}
		this.prepared.clear();
		this.connection.close();
	}

	private void begin() throws SQLException {
		try {
			this.connection.setAutoCommit(false);
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	private void end() {
		try {
			this.connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			this.broken = true;
			logger.warn("A connection to the view is given up: SQL state {}", ex.getSQLState());
		}
	}

	/** PostgreSQL's classes 08 and 57 say that the connection is gone. */
	private SQLException noted(SQLException ex) {
		String state = ex.getSQLState();
		this.broken |= state != null && (state.startsWith("08") || state.startsWith("57P"));
		return ex;
	}

	private PreparedStatement bound(String sql, Object[] cells) throws SQLException {
		PreparedStatement statement = statement(sql);
		bind(statement, cells);
		return statement;
	}

	private PreparedStatement statement(String sql) throws SQLException {
		PreparedStatement statement = this.prepared.get(sql);
		if (statement == null) {
			statement = this.connection.prepareStatement(sql);
			this.prepared.put(sql, statement);
		}
		return statement;
	}

	private static void bind(PreparedStatement statement, Object[] cells) throws SQLException {
		for (int i = 0; i < cells.length; i++) {
			statement.setObject(i + 1, cells[i]);
		}
	}

	/** Reads the row that a result set stands on. */
	interface RowReader<T> {

		T read(ResultSet row) throws SQLException;

	}

	/** Takes the row that a result set stands on. */
	interface RowTaker {

		/** Whether more are wanted. */
		boolean take(ResultSet row) throws SQLException;

	}

	/** What runs in a transaction. */
	interface Work<T> {

		T run(Session session) throws SQLException;

	}

}
