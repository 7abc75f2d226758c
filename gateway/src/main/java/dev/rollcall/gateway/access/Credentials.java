package dev.rollcall.gateway.access;

import java.util.List;

import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

/** What this gateway knows of credentials, for administration. */
public interface Credentials {

	/**
	 * Completes when this gateway goes by every credential that was made, changed or
	 * revoked before the subscription. Fails with an {@link AccessUnavailableException}
	 * if that takes too long.
	 */
	Mono<Void> catchUp();

	/** A provider's credentials now, in the order of their making; catches up first. */
	Mono<List<AccessEntry>> of(SiteId site, ProviderId provider);

}
