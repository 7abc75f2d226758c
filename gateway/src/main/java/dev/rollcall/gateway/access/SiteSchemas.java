package dev.rollcall.gateway.access;

import java.util.concurrent.CompletionStage;

import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;

/**
 * What users and groups of each site may hold, from the memory of this gateway: a look-up
 * costs a request nothing. How current it is, is said by {@link #reached}.
 */
public interface SiteSchemas {

	/** Before the first is known, no caller is admitted either. */
	SiteSchema of(SiteId site);

	/**
	 * Completes when every extension before an offset of a partition of the extensions
	 * topic is known here; at once if it is already. Fails if that takes too long.
	 */
	CompletionStage<Void> reached(int partition, long end);

}
