package dev.rollcall.processor.policy;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Patterns;
import org.jspecify.annotations.Nullable;

/**
 * What an account is derived from: the mirror, the policy, and the account's history.
 *
 * @param site {@code null} in a site that is not made yet
 * @param settings the provider's lists of groups
 * @param groups the directory groups that the user is a direct member of
 * @param account the account as it is, linked to the user or about to be; {@code null}:
 * there is none
 */
public record Subject(Entity.@Nullable Site site, Entity.Provider provider, GroupSettings settings, Entity.User user,
		List<Entity.Group> groups, Entity.@Nullable Account account) {

	/** RFC 7643 section 4.1.1: {@code active}, taken as true where it is absent. */
	boolean activeInDirectory() {
		return this.user.attributes().flag("active").orElse(true);
	}

	boolean disabled() {
		return this.account != null && this.account.status() == AccountStatus.DISABLED;
	}

	boolean siteTwoFactor() {
		return this.site != null && this.site.twoFactor();
	}

	String siteTimeZone() {
		return (this.site != null && !this.site.timeZone().isBlank()) ? this.site.timeZone() : "UTC";
	}

	/** The first of the user's groups that the patterns match. */
	Optional<Why> matching(String setting, Patterns patterns) {
		if (patterns.isEmpty()) {
			return Optional.empty();
		}
		return this.groups.stream()
			.flatMap((group) -> patterns.match(name(group))
				.map((pattern) -> new Why(setting, pattern, name(group)))
				.stream())
			.findFirst();
	}

	/** The display name of a directory group. */
	public static String name(Entity.Group group) {
		return group.attributes()
			.text("displayName")
			.orElseThrow(() -> new IllegalStateException("Expected a group with a displayName, but it has none"));
	}

}
