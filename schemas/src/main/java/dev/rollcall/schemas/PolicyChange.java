package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a provider's settings: who changed what, when.
 *
 * @param version the provider's version that this change made
 * @param before the policy before; empty at the provider's making
 */
public record PolicyChange(SiteId site, ProviderId provider, long version, Instant at, String actor, CommandId command,
		Optional<Policy> before, Policy after) implements Entity {

	@Override
	public EntityKey key() {
		return EntityKey.policyChange(this.site, this.provider, this.version);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.policyChange(context, this);
	}

}
