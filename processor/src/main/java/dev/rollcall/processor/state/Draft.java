package dev.rollcall.processor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.SiteId;

/**
 * A decision being made: events so far, and the site as it is with them, so that a later
 * rule sees what an earlier one did. The state underneath is not touched.
 */
public final class Draft {

	private final SiteId site;

	private final Overlay overlay;

	private final Directory directory;

	private final List<Event> events = new ArrayList<>();

	public Draft(SiteId site, Rows state) {
		this.site = site;
		this.overlay = new Overlay(state);
		this.directory = new Directory(site, this.overlay);
	}

	/** A draft on top of this one, to try something: this one stays as it is. */
	public Draft scratch() {
		return new Draft(this.site, this.overlay);
	}

	public SiteId site() {
		return this.site;
	}

	/** The site with the events so far. */
	public Directory directory() {
		return this.directory;
	}

	public void add(Event event) {
		if (!event.key().site().equals(this.site)) {
			throw new IllegalStateException("Expected an event of " + this.site + ", but it is of " + event.key());
		}
		Fold.apply(this.overlay, event);
		this.events.add(event);
	}

	public List<Event> events() {
		return List.copyOf(this.events);
	}

	/** What to write, each row once. */
	public NavigableMap<RowKey, Optional<Row>> changes() {
		return this.overlay.changes();
	}

}
