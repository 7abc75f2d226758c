package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One schema of a PostgreSQL database. Commits do not wait for the disk: after a crash of
 * the server rows and positions are both a moment older, and the topic brings the rest.
 */
final class PostgresDatabase implements Database {

	private final PostgresServer server;

	private final String schema;

	PostgresDatabase(PostgresServer server, String schema) {
		this.server = server;
		this.schema = schema;
	}

	@Override
	public SQLDialect dialect() {
		return SQLDialect.POSTGRES;
	}

	@Override
	public String name() {
		return "schema " + this.schema;
	}

	@Override
	public Flyway flyway() {
		return Flyway.configure(PostgresDatabase.class.getClassLoader())
			.dataSource(this.server.source(this.schema))
			.locations("classpath:db/view/postgresql")
			.schemas(this.schema)
			.createSchemas(true)
			.load();
	}

	@Override
	public Connection openWriter() throws SQLException {
		return connection("SET synchronous_commit = off");
	}

	@Override
	public Connection openReader() throws SQLException {
		// One state for all questions of a transaction.
		return connection("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
	}

	@Override
	public void settle(Session writer) {
		// The server keeps what was committed.
	}

	private Connection connection(String setting) throws SQLException {
		PGSimpleDataSource source = this.server.source(this.schema);
		// The statements are few and run all the time.
		source.setPrepareThreshold(1);
		Connection connection = source.getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute(setting);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

}
