package dev.rollcall.gateway.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.schemas.SiteId;

/**
 * How many commands are under way: a window for each site and one for the whole gateway.
 */
final class InFlight {

	private final int limit;

	private final int siteLimit;

	private final AtomicInteger all = new AtomicInteger();

	private final Map<SiteId, Integer> bySite = new ConcurrentHashMap<>();

	InFlight(int limit, int siteLimit) {
		this.limit = limit;
		this.siteLimit = siteLimit;
	}

	/** Takes a place; {@code false} if the site or the gateway has none left. */
	boolean tryEnter(SiteId site) {
		if (this.all.incrementAndGet() > this.limit) {
			this.all.decrementAndGet();
			return false;
		}
		if (this.bySite.merge(site, 1, Integer::sum) > this.siteLimit) {
			leave(site);
			return false;
		}
		return true;
	}

	void leave(SiteId site) {
		this.bySite.computeIfPresent(site, (key, count) -> (count > 1) ? count - 1 : null);
		this.all.decrementAndGet();
	}

	int count() {
		return this.all.get();
	}

	/** Sites with a command under way. */
	int sites() {
		return this.bySite.size();
	}

}
