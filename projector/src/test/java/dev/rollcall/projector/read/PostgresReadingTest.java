package dev.rollcall.projector.read;

import java.time.Duration;

import dev.rollcall.projector.store.PostgresCatalog;
import dev.rollcall.projector.store.TestPostgres;
import dev.rollcall.projector.store.ViewCatalog;

class PostgresReadingTest extends ReadingContract {

	@Override
	ViewCatalog catalog(String name) throws Exception {
		return new PostgresCatalog(TestPostgres.server(), "reading_" + name, 2, Duration.ofSeconds(5));
	}

}
