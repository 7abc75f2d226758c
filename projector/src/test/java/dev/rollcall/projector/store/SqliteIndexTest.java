package dev.rollcall.projector.store;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;

class SqliteIndexTest extends IndexContract {

	@TempDir
	Path folder;

	@Override
	Database database() {
		return new SqliteDatabase(this.folder.resolve("views-1.db"), SqliteViewStoreTest.TUNING);
	}

	@Override
	String explain() {
		return "EXPLAIN QUERY PLAN ";
	}

	@Override
	boolean isSought(String line, String column) {
		return line.matches("SEARCH .*\\((mirror|site)=\\? AND (group_id=\\? AND )?" + column + "[=><].*");
	}

	@Override
	List<String> scanned(List<String> plan) {
		return plan.stream().filter((line) -> line.startsWith("SCAN") || line.contains("TEMP B-TREE")).toList();
	}

}
