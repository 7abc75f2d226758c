package dev.rollcall.projector.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class PostgresStandInTest extends StandInContract {

	private static final AtomicInteger SCHEMAS = new AtomicInteger();

	@Override
	ViewCatalog catalog() throws Exception {
		return new PostgresCatalog(TestPostgres.server(), "standin" + SCHEMAS.incrementAndGet(), 2,
				Duration.ofSeconds(5));
	}

}
