package dev.rollcall.projector.view;

import java.time.Instant;

/** How values look in a cell. */
public final class Cells {

	private Cells() {
	}

	/** Text for people to read; PostgreSQL stores no NUL. */
	public static String text(String text) {
		return text.replace('\0', '\uFFFD');
	}

	/** Milliseconds since the epoch: finer is not on the wire either. */
	public static long instant(Instant instant) {
		return instant.toEpochMilli();
	}

	public static Instant instant(long millis) {
		return Instant.ofEpochMilli(millis);
	}

}
