package dev.rollcall.processor.policy;

import java.util.Optional;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Reason;

/**
 * What {@code deprovisionUsers} and {@code deprovisionMethod} make of a user who should
 * have no account. Without {@code deprovisionUsers}, or while the guard holds, an account
 * that is in use stays so; one that was disabled for this very reason stays disabled.
 */
final class Deprovisioning {

	private Deprovisioning() {
	}

	static Optional<Standing> judge(Subject subject, Reason reason) {
		Entity.Account account = subject.account();
		if (account == null) {
			return Optional.of(new Standing(Standing.Level.NONE, reason));
		}
		if (account.user().isEmpty()) {
			// Not the user's yet: linking waits until the user may have an account.
			return Optional.of(new Standing(Standing.Level.NONE, reason));
		}
		Policy policy = subject.provider().policy();
		if (policy.deprovisionUsers() && !subject.provider().guarded()) {
			return Optional.of(new Standing(switch (policy.deprovisionMethod()) {
				case DISABLE -> Standing.Level.DISABLED;
				case DELETE -> Standing.Level.NONE;
			}, reason));
		}
		return (subject.disabled() && account.reason() == reason)
				? Optional.of(new Standing(Standing.Level.DISABLED, reason)) : Optional.empty();
	}

}
