package dev.rollcall.projector.view;

import java.util.List;

import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;

/** The small integers that lead every key of the views. */
public interface Numbers {

	/** The number of a site, given out on first use. */
	int site(SiteId site);

	/** The number of a provider's mirror, given out on first use. */
	int mirror(SiteId site, ProviderId provider);

	/** Every mirror of a site so far. */
	List<Integer> mirrors(SiteId site);

}
