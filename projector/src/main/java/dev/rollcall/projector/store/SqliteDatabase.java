package dev.rollcall.projector.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * One SQLite file. It is written ahead (WAL), so that readers and the writer never wait
 * for each other, and without flushing, because a view can be built anew.
 */
final class SqliteDatabase implements Database {

	/** Twice the largest number of pages a full batch dirties. */
	private static final int CHECKPOINT_PAGES = 8_000;

	private final Path file;

	private final SqliteTuning tuning;

	SqliteDatabase(Path file, SqliteTuning tuning) {
		this.file = file;
		this.tuning = tuning;
	}

	@Override
	public SQLDialect dialect() {
		return SQLDialect.SQLITE;
	}

	@Override
	public String name() {
		return this.file.toString();
	}

	@Override
	public Flyway flyway() {
		SQLiteDataSource source = new SQLiteDataSource(config());
		source.setUrl(url());
		return Flyway.configure(SqliteDatabase.class.getClassLoader())
			.dataSource(source)
			.locations("classpath:db/view/sqlite")
			.load();
	}

	@Override
	public Connection openWriter() throws SQLException {
		Connection connection = config().createConnection(url());
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
			statement.execute("PRAGMA cache_size=-" + this.tuning.writerCache().toKilobytes());
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public Connection openReader() throws SQLException {
		Connection connection = config().createConnection(url());
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA query_only=1");
			statement.execute("PRAGMA cache_size=-" + this.tuning.readerCache().toKilobytes());
			statement.execute("PRAGMA mmap_size=" + this.tuning.mapped().toBytes());
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public void settle(Session writer) throws SQLException {
		try (Statement statement = writer.connection().createStatement()) {
			statement.execute("PRAGMA synchronous=FULL");
			statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
		}
	}

	private String url() {
		return "jdbc:sqlite:" + this.file;
	}

	private static SQLiteConfig config() {
		SQLiteConfig config = new SQLiteConfig();
		config.setJournalMode(SQLiteConfig.JournalMode.WAL);
		config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
		config.setTempStore(SQLiteConfig.TempStore.MEMORY);
		config.setGetGeneratedKeys(false);
		config.setBusyTimeout(5_000);
		// A connection is for one thread at a time, and its driver locks it besides.
		config.setOpenMode(SQLiteOpenMode.NOMUTEX);
		return config;
	}

}
