package dev.rollcall.projector.store;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.io.TempDir;

class SqliteStandInTest extends StandInContract {

	@TempDir
	Path folder;

	@Override
	ViewCatalog catalog() {
		return new SqliteCatalog(this.folder, SqliteViewStoreTest.TUNING, 2, Duration.ofSeconds(5));
	}

}
