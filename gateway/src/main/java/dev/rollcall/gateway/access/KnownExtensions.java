package dev.rollcall.gateway.access;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;

/**
 * The extensions topic in memory, by site, ready to read requests by. One thread writes,
 * any reads.
 */
final class KnownExtensions {

	private final Map<SiteId, Map<UUID, Extension>> bySite = new HashMap<>();

	private final ConcurrentMap<SiteId, SiteSchema> schemas = new ConcurrentHashMap<>();

	SiteSchema of(SiteId site) {
		return this.schemas.getOrDefault(site, SiteSchema.COMMON);
	}

	void put(Extension extension) {
		Map<UUID, Extension> all = this.bySite.computeIfAbsent(extension.site(), (site) -> new HashMap<>());
		all.put(extension.key().id(), extension);
		this.schemas.put(extension.site(), SiteSchema.of(all.values()));
	}

	void remove(EntityKey key) {
		Map<UUID, Extension> all = this.bySite.get(key.site());
		if (all != null && all.remove(key.id()) != null) {
			this.schemas.put(key.site(), SiteSchema.of(all.values()));
		}
	}

}
