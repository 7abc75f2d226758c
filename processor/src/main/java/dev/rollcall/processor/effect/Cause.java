package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.Optional;

import dev.rollcall.processor.policy.Provenance;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.UserId;

/**
 * What makes accounts follow.
 *
 * @param account the id of a new account, where the command brought one; else it is
 * derived
 * @param why the reason of changes that have none of their own
 */
public record Cause(CommandId command, Instant at, String actor, Optional<AccountId> account, Reason why) {

	/** A cause that brought no ids. */
	public static Cause of(CommandId command, Instant at, String actor, Reason why) {
		return new Cause(command, at, actor, Optional.empty(), why);
	}

	/** The same with another reason. */
	public Cause why(Reason reason) {
		return new Cause(this.command, this.at, this.actor, this.account, reason);
	}

	AccountId fresh(UserId user) {
		return this.account.orElseGet(() -> new AccountId(DerivedIds.of(this.command.value(), user.value())));
	}

	/** Who asked, as it is remembered. */
	public Provenance provenance() {
		return new Provenance(this.command, this.at, this.actor);
	}

}
