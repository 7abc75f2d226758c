package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views as schemas of one database: {@code PREFIX_N}; the table {@code PREFIX.live} names
 * the one that counts. An advisory lock keeps other processes away.
 */
public final class PostgresCatalog implements ViewCatalog {

	private static final Logger logger = LoggerFactory.getLogger(PostgresCatalog.class);

	private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,40}");

	private final PostgresServer server;

	private final String prefix;

	private final int readers;

	private final Duration patience;

	private @Nullable Connection control;

	public PostgresCatalog(PostgresServer server, String prefix, int readers, Duration patience) {
		if (!PREFIX.matcher(prefix).matches()) {
			throw new IllegalArgumentException(
					"Expected a schema name of lower-case letters, digits and underscores, but got '" + prefix + "'");
		}
		this.server = server;
		this.prefix = prefix;
		this.readers = readers;
		this.patience = patience;
	}

	@Override
	public ViewStore open() {
		try {
			lock();
			execute("CREATE SCHEMA IF NOT EXISTS " + this.prefix);
			execute("CREATE TABLE IF NOT EXISTS " + this.prefix + ".live (view BIGINT NOT NULL)");
			execute("CREATE SEQUENCE IF NOT EXISTS " + this.prefix + ".views");
			Optional<String> live = number("SELECT view FROM " + this.prefix + ".live").map(this::schema);
			removeAllBut(live.orElse(""));
			if (live.isPresent()) {
				try {
					return open(live.get());
				}
				catch (SQLException | FlywayException | StoreException ex) {
					giveUp(live.get(), ex);
				}
			}
			ViewStore view = begin();
			promote(view);
			return view;
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	@Override
	public ViewStore begin() {
		try {
			return open(number("SELECT nextval('" + this.prefix + ".views')").map(this::schema).orElseThrow());
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	@Override
	public void promote(ViewStore view) {
		String number = schema(view).substring(this.prefix.length() + 1);
		try {
			execute("BEGIN; DELETE FROM " + this.prefix + ".live; INSERT INTO " + this.prefix + ".live VALUES ("
					+ Long.parseLong(number) + "); COMMIT");
		}
		catch (SQLException ex) {
			throw new StoreException(ex);
		}
	}

	@Override
	public void discard(ViewStore view) {
		view.close();
		try {
			execute("DROP SCHEMA IF EXISTS " + schema(view) + " CASCADE");
		}
		catch (SQLException ex) {
			logger.warn("The view {} could not be removed; the next start will try again", view.name());
		}
	}

	@Override
	public void close() {
		Connection present = this.control;
		if (present != null) {
			try {
				present.close();
			}
			catch (SQLException ex) {
				throw new StoreException(ex);
			}
			this.control = null;
		}
	}

	private ViewStore open(String schema) throws SQLException {
		return JdbcViewStore.open(new PostgresDatabase(this.server, schema), this.readers, this.patience);
	}

	private void giveUp(String schema, Exception ex) throws SQLException {
		if (!Corruption.is(ex) && !(ex instanceof FlywayException)) {
			throw new StoreException("Expected to open the view in schema " + schema + ", but cannot", false, ex);
		}
		logger.warn("The view in schema {} is {}; it is built anew from the directory topic", schema,
				Corruption.is(ex) ? "corrupt" : "of another version");
		execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
	}

	private void lock() throws SQLException {
		try (PreparedStatement statement = control().prepareStatement("SELECT pg_try_advisory_lock(hashtext(?))")) {
			statement.setString(1, "rollcall.views." + this.prefix);
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next() || !row.getBoolean(1)) {
					close();
					throw new ViewInUseException("Expected to use the views in schema " + this.prefix
							+ ", but another process has them: stop it, or set rollcall.projector.postgresql.schema to another name");
				}
			}
		}
	}

	private void removeAllBut(String kept) throws SQLException {
		try (PreparedStatement statement = control()
			.prepareStatement("SELECT nspname FROM pg_namespace WHERE nspname ~ ? AND nspname <> ?")) {
			statement.setString(1, "^" + this.prefix + "_[0-9]+$");
			statement.setString(2, kept);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					execute("DROP SCHEMA " + rows.getString(1) + " CASCADE");
				}
			}
		}
	}

	private Optional<Long> number(String sql) throws SQLException {
		try (Statement statement = control().createStatement(); ResultSet row = statement.executeQuery(sql)) {
			return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = control().createStatement()) {
			statement.execute(sql);
		}
	}

	/** The connection that holds the lock. */
	private Connection control() throws SQLException {
		Connection present = this.control;
		if (present == null || present.isClosed()) {
			present = this.server.source("public").getConnection();
			this.control = present;
		}
		return present;
	}

	private String schema(long number) {
		return this.prefix + "_" + number;
	}

	private static String schema(ViewStore view) {
		return view.name().substring("schema ".length());
	}

}
