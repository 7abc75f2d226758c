package dev.rollcall.projector.store;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

class PostgresIndexTest extends IndexContract {

	@Override
	Database database() throws Exception {
		return new PostgresDatabase(TestPostgres.server(), "indexes");
	}

	@Override
	void afterFilling(Connection connection) throws Exception {
		try (Statement statement = connection.createStatement()) {
			statement.execute("ANALYZE");
		}
	}

	@Override
	String explain() {
		return "EXPLAIN ";
	}

	@Override
	boolean isSought(String line, String column) {
		return line.matches(" *Index Cond: \\(\\((mirror|site) = 1\\) AND .*\\b" + column + " [=><].*");
	}

	@Override
	List<String> scanned(List<String> plan) {
		return plan.stream().filter((line) -> line.contains("Seq Scan")).toList();
	}

}
