package dev.rollcall.projector.store;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The database did not answer. The cause is left out of the message, because databases
 * like to quote the values of a row.
 */
public final class StoreException extends RuntimeException {

	private final boolean corrupt;

	StoreException(SQLException cause) {
		this("Expected the view database to answer, but it failed with SQL state " + cause.getSQLState() + " and code "
				+ cause.getErrorCode(), Corruption.is(cause), cause);
	}

	StoreException(String message, boolean corrupt, @Nullable Throwable cause) {
		super(message, cause);
		this.corrupt = corrupt;
	}

	/** Whether the view cannot be used any more and has to be built anew. */
	public boolean isCorrupt() {
		return this.corrupt;
	}

}
