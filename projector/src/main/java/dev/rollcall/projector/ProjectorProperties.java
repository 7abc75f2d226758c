package dev.rollcall.projector;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the projector, {@code rollcall.projector.*}.
 *
 * @param store where views are kept
 * @param readers connections that read and threads that serve them; 0 means twice the
 * processors
 * @param maxReads reads that may wait for a reader; more are refused
 * @param maxWaiting reads that may wait for the view to be up to date; more are refused
 * @param waitTimeout how long a read waits for the view to be up to date
 * @param maxPollRecords records that one batch applies at most
 * @param tombstonesKept a view that was left for longer is built anew; less than the
 * directory topic's {@code delete.retention.ms}
 * @param token shared secret of the internal HTTP endpoint; there is no such endpoint
 * while it is empty
 */
@ConfigurationProperties("rollcall.projector")
public record ProjectorProperties(@DefaultValue("sqlite") Store store, @DefaultValue Sqlite sqlite,
		@DefaultValue Postgresql postgresql, @DefaultValue("0") int readers, @DefaultValue("10000") int maxReads,
		@DefaultValue("10000") int maxWaiting, @DefaultValue("5s") Duration waitTimeout,
		@DefaultValue("5000") int maxPollRecords, @DefaultValue("6d") Duration tombstonesKept, @DefaultValue Scan scan,
		@DefaultValue("") String token) {

	/** The number of readers to use. */
	public int readerCount() {
		return (this.readers > 0) ? this.readers : Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
	}

	/** Leaves the token out. */
	@Override
	public String toString() {
		return "ProjectorProperties[store=" + this.store + "]";
	}

	/** Where views are kept. */
	public enum Store {

		SQLITE, POSTGRESQL

	}

	/**
	 * Views in files.
	 *
	 * @param path the folder
	 * @param mapped how much of the file each reading connection maps into memory
	 * @param writerCache page cache of the writing connection: what a full batch changes.
	 * A commit takes the longer the more pages are here
	 * @param readerCache page cache of each reading connection
	 */
	public record Sqlite(@DefaultValue("data/views") Path path, @DefaultValue("4GB") DataSize mapped,
			@DefaultValue("16MB") DataSize writerCache, @DefaultValue("8MB") DataSize readerCache) {
	}

	/**
	 * Views in a PostgreSQL database.
	 *
	 * @param url {@code jdbc:postgresql://host:port/database}
	 * @param schema first part of the names of its schemas; each projector has its own
	 */
	public record Postgresql(@DefaultValue("jdbc:postgresql://localhost:5432/rollcall") String url,
			@DefaultValue("") String username, @DefaultValue("") String password,
			@DefaultValue("rollcall_views") String schema) {

		/** Leaves URL and password out. */
		@Override
		public String toString() {
			return "Postgresql[schema=" + this.schema + "]";
		}

	}

	/**
	 * What a filter that no index answers may cost; beyond it is refused.
	 *
	 * @param candidates ids that an index may give; with more the whole mirror is read
	 * @param rows resources that are tested
	 * @param members members that are looked at, in all groups together
	 * @param timeout how long it may take
	 */
	public record Scan(@DefaultValue("2000") int candidates, @DefaultValue("1000000") long rows,
			@DefaultValue("1000000") long members, @DefaultValue("10s") Duration timeout) {
	}

}
