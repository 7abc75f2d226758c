package dev.rollcall.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * What a change of a policy would do, worked out in steps by the code that would do it. A
 * provider has one at a time; its findings are {@link PreviewPage pages}.
 *
 * @param policy the policy that is tried
 * @param providerVersion the version of the provider it is compared with
 * @param finished empty while it is being worked out
 * @param done users looked at so far
 * @param pages how many pages of findings there are
 */
public record Preview(SiteId site, PreviewId id, ProviderId provider, Policy policy, long providerVersion, String actor,
		Instant started, Optional<Instant> finished, long done, long pages, Counts counts) implements Entity {

	@Override
	public EntityKey key() {
		return EntityKey.preview(this.site, this.id);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.preview(context, this);
	}

	/**
	 * Accounts by what would become of them; one account may count several times.
	 *
	 * @param affected accounts with any finding at all
	 */
	public record Counts(long affected, long provisioned, long reactivated, long disabled, long deleted, long roles,
			long groups, long others) {

		public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

	}

}
