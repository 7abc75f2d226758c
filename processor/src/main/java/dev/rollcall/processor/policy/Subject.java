package dev.rollcall.processor.policy;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entity;
import org.jspecify.annotations.Nullable;

/**
 * What an account is derived from: the mirror, the policy, and the account's history.
 *
 * @param account the account as it is, linked to the user or about to be; {@code null}:
 * there is none
 */
public record Subject(Entity.Provider provider, Entity.User user, Entity.@Nullable Account account) {

	/** RFC 7643 section 4.1.1: {@code active}, taken as true where it is absent. */
	boolean activeInDirectory() {
		return this.user.attributes().flag("active").orElse(true);
	}

	boolean disabled() {
		return this.account != null && this.account.status() == AccountStatus.DISABLED;
	}

}
