package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Password;
import dev.rollcall.schemas.Reason;

/** What the decisions about passwords share (docs/policy.md, "passwordGroups"). */
final class Passwords {

	private Passwords() {
	}

	/** Why a password is of no use to an account; empty if it is. */
	static Optional<Decision> unusable(Entity.Account account) {
		if (account.entitlements().authentication() != Entitlements.Authentication.PASSWORD) {
			return Optional.of(refused("Expected an account that signs in by password, but it signs in through its "
					+ "provider. Put the person into one of the policy's passwordGroups first"));
		}
		if (account.status() != AccountStatus.ACTIVE) {
			return Optional.of(refused("Expected an active account, but it is " + account.reason().wireName()));
		}
		return Optional.empty();
	}

	static Decision refused(String detail) {
		return Decision.refused(Outcome.Code.PASSWORD_REFUSED, detail);
	}

	/** What there is of an account, as if it were empty where there is nothing. */
	static Password of(Context context, AccountId account) {
		return context.directory()
			.password(account)
			.orElseGet(() -> new Password(context.site(), account, "", "", Optional.empty(), 0, Optional.empty(),
					context.at()));
	}

	static void put(Context context, Password after, String changed) {
		Optional<Password> before = context.directory().password(after.account());
		context.draft()
			.add(before.isPresent() ? Event.updated(before.get(), after, Reason.PASSWORD, List.of(changed))
					: Event.created(after, Reason.PASSWORD));
	}

}
