package dev.rollcall.projector.store;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, started once for all tests of this run. */
public final class TestPostgres {

	private static @Nullable EmbeddedPostgres server;

	private TestPostgres() {
	}

	public static synchronized PostgresServer server() throws IOException {
		EmbeddedPostgres running = server;
		if (running == null) {
			running = EmbeddedPostgres.builder().start();
			server = running;
		}
		return new PostgresServer(running.getJdbcUrl("postgres", "postgres"), "", "");
	}

}
