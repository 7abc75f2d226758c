package dev.rollcall.gateway.web;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.ForeignUrns;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import reactor.core.publisher.Mono;

/**
 * What the resources of a site may hold, as current as a request needs it. A read asks
 * for its bound first, after which {@link #of} is current; a write that names no URN but
 * those of the RFCs, to a site without extensions of its own, asks nobody.
 */
final class Schemas {

	private final SiteSchemas known;

	private final ReadBounds bounds;

	Schemas(SiteSchemas known, ReadBounds bounds) {
		this.known = known;
		this.bounds = bounds;
	}

	/** As it is known here: current once the bound of a read is told. */
	SiteSchema of(SiteId site) {
		return this.known.of(site);
	}

	/** As it was when whoever asks began, or later. */
	Mono<SiteSchema> current(SiteId site) {
		return this.bounds.bound(site).map((bound) -> of(site));
	}

	/** As current as a body needs to be read by. */
	Mono<SiteSchema> reading(SiteId site, byte[] body) {
		SiteSchema present = of(site);
		return (present.equals(SiteSchema.COMMON) && !ForeignUrns.mayBeIn(body)) ? Mono.just(present) : current(site);
	}

}
