package dev.rollcall.projector.read;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.projector.store.PostgresCatalog;
import dev.rollcall.projector.store.TestPostgres;
import dev.rollcall.projector.store.ViewCatalog;

class PostgresExtensionReadingTest extends ExtensionReadingContract {

	private static final AtomicInteger SCHEMAS = new AtomicInteger();

	@Override
	ViewCatalog catalog() throws Exception {
		return new PostgresCatalog(TestPostgres.server(), "extensions" + SCHEMAS.incrementAndGet(), 2,
				Duration.ofSeconds(5));
	}

}
