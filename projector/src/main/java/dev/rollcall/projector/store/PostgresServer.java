package dev.rollcall.projector.store;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where PostgreSQL is.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user may be empty when the URL names it
 * @param password may be empty
 */
public record PostgresServer(String url, String user, String password) {

	PGSimpleDataSource source(String schema) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.url);
		if (!this.user.isEmpty()) {
			source.setUser(this.user);
		}
		if (!this.password.isEmpty()) {
			source.setPassword(this.password);
		}
		source.setCurrentSchema(schema);
		source.setApplicationName("rollcall-projector");
		return source;
	}

	/** Leaves the password out, and the URL, which may hold one. */
	@Override
	public String toString() {
		return "PostgresServer[user=" + this.user + "]";
	}

}
