package dev.rollcall.gateway.read;

import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import reactor.core.publisher.Mono;

/**
 * Tells how much of a site's partition a read that begins now has to reflect, so that it
 * sees every write answered before it by any gateway. Once it is told, this gateway also
 * knows every schema extension that was registered by such a write.
 */
public interface ReadBounds {

	Mono<ReadBound> bound(SiteId site);

}
