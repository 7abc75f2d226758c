package dev.rollcall.schemas;

import java.util.List;
import java.util.Optional;

/**
 * Some findings of a {@link Preview}, in the order of users.
 *
 * @param page from 1
 */
public record PreviewPage(SiteId site, PreviewId preview, long page, List<Finding> findings) implements Entity {

	public PreviewPage {
		findings = List.copyOf(findings);
	}

	@Override
	public EntityKey key() {
		return EntityKey.previewPage(this.site, this.preview, this.page);
	}

	@Override
	public <C, R> R match(Cases<C, R> cases, C context) {
		return cases.previewPage(context, this);
	}

	/** Leaves the findings out: they name people. */
	@Override
	public String toString() {
		return "PreviewPage[" + this.preview + ", " + this.page + ", " + this.findings.size() + " findings]";
	}

	/**
	 * One thing that would change for one person.
	 *
	 * @param account empty for an account that is not there yet
	 * @param what a status ({@code active}, {@code disabled}, {@code deleted}), or the
	 * name of a field or site group
	 * @param before as it is, in wire form; empty if there was nothing
	 * @param after as it would be; empty if it would be gone
	 */
	public record Finding(Optional<AccountId> account, UserId user, String userName, Effect effect, String what,
			String before, String after, Reason reason) {

		/** Leaves names out. */
		@Override
		public String toString() {
			return "Finding[" + this.user + ", " + this.effect + "]";
		}

	}

	public enum Effect {

		PROVISIONED, REACTIVATED, DISABLED, DELETED, ROLE, GROUP_JOINED, GROUP_LEFT, AUTHENTICATION, TWO_FACTOR,
		PERMISSION, COMPANY, TIME_ZONE

	}

}
