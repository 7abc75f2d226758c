package dev.rollcall.processor.topology;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.schemas.Ids;

/**
 * Says of nearly every new id that it is new, without a look into the store: an id that
 * is not here and is of a later time than all that are in the store alone was never seen.
 * Ids say when they were made (RFC 9562 section 5.7).
 */
final class RecentIds {

	/** Of some seconds at full load. */
	private static final int SIZE = 16_384;

	private final int size;

	private final Set<UUID> ids = new LinkedHashSet<>();

	/** No id that is in the store alone is of a later time. */
	private long forgotten;

	/** No id at all is of a later time. */
	private long newest;

	/**
	 * @param newest no id in the store is of a later time, in milliseconds
	 */
	RecentIds(long newest) {
		this(newest, SIZE);
	}

	RecentIds(long newest, int size) {
		this.forgotten = newest;
		this.newest = newest;
		this.size = size;
	}

	/** Whether an id was certainly never added. */
	boolean lacks(UUID id) {
		return Ids.millis(id) > this.forgotten && !this.ids.contains(id);
	}

	void add(UUID id) {
		this.ids.add(id);
		this.newest = Math.max(this.newest, Ids.millis(id));
		if (this.ids.size() > this.size) {
			Iterator<UUID> eldest = this.ids.iterator();
			this.forgotten = Math.max(this.forgotten, Ids.millis(eldest.next()));
			eldest.remove();
		}
	}

	/** What the next start is to be told. */
	long newest() {
		return this.newest;
	}

}
