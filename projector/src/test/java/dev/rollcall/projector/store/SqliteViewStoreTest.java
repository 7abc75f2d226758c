package dev.rollcall.projector.store;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SqliteViewStoreTest extends ViewStoreContract {

	static final SqliteTuning TUNING = new SqliteTuning(DataSize.ofMegabytes(64), DataSize.ofMegabytes(8),
			DataSize.ofMegabytes(2));

	@TempDir
	Path folder;

	@Override
	ViewCatalog catalog() {
		return new SqliteCatalog(this.folder, TUNING, 2, Duration.ofSeconds(5));
	}

}
