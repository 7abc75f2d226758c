package dev.rollcall.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;

/** Schemas as a test says they are. */
public final class KnownSchemas implements SiteSchemas {

	private final Map<SiteId, SiteSchema> schemas = new ConcurrentHashMap<>();

	public void put(SiteId site, Extension... extensions) {
		this.schemas.put(site, SiteSchema.of(List.of(extensions)));
	}

	@Override
	public SiteSchema of(SiteId site) {
		return this.schemas.getOrDefault(site, SiteSchema.COMMON);
	}

	@Override
	public CompletionStage<Void> reached(int partition, long end) {
		return CompletableFuture.completedFuture(null);
	}

}
