package dev.rollcall.gateway.access;

import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;

/**
 * An authenticated identity provider: its credential decides site and provider.
 *
 * @param vendor the provider's kind, which picks the dialect
 */
public record Caller(SiteId site, ProviderId provider, CredentialId credential, Entity.Provider.Vendor vendor) {

	/** The actor of this caller's commands. */
	public String actor() {
		return "credential:" + this.credential;
	}

}
