package dev.rollcall.projector.read;

import java.nio.file.Path;
import java.time.Duration;

import dev.rollcall.projector.store.SqliteCatalog;
import dev.rollcall.projector.store.SqliteTuning;
import dev.rollcall.projector.store.ViewCatalog;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SqliteExtensionReadingTest extends ExtensionReadingContract {

	@TempDir
	Path folder;

	@Override
	ViewCatalog catalog() {
		return new SqliteCatalog(this.folder,
				new SqliteTuning(DataSize.ofMegabytes(64), DataSize.ofMegabytes(8), DataSize.ofMegabytes(2)), 2,
				Duration.ofSeconds(5));
	}

}
