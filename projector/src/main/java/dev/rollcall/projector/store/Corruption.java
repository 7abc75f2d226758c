package dev.rollcall.projector.store;

import java.sql.SQLException;

/** Tells a database that is beyond repair from one that is only unwell. */
final class Corruption {

	/** SQLite result codes: CORRUPT and NOTADB. */
	private static final int SQLITE_CORRUPT = 11;

	private static final int SQLITE_NOTADB = 26;

	private Corruption() {
	}

	static boolean is(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && is(sql)) {
				return true;
			}
		}
		return false;
	}

	private static boolean is(SQLException ex) {
		String state = ex.getSQLState();
		if (state != null && !state.isEmpty()) {
			// PostgreSQL: class XX is an internal error, XX001 and XX002 are corruption.
			return state.equals("XX001") || state.equals("XX002");
		}
		int code = ex.getErrorCode() & 0xff;
		return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
	}

}
