package dev.rollcall.projector.read;

import java.util.Optional;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Reason;

/** Why an account has its status, for people (docs/policy.md, "Account status"). */
final class StatusSentence {

	private StatusSentence() {
	}

	static String of(Entity.Account account) {
		return plain(account.status(), account.reason()) + required(account);
	}

	private static String plain(AccountStatus status, Reason reason) {
		if (status == AccountStatus.ACTIVE) {
			return switch (reason) {
				case PROVISIONED -> "The identity provider has an active user, for whom the policy makes an account.";
				case REACTIVATED ->
					"The account was disabled and is back, because the user is active and in scope again.";
				case ADMINISTRATOR -> "An administrator made the account or enabled it.";
				default -> "The account may be used; its reason is " + reason.wireName() + ".";
			};
		}
		return switch (reason) {
			case DEACTIVATED_BY_IDP -> "The identity provider says that the user is not active.";
			case DELETED_BY_IDP -> "The identity provider deleted the user.";
			case OUTSIDE_REQUIRED_GROUPS -> "The user is in none of the groups that the policy requires any more.";
			case NOT_FOUND_AT_IDP -> "The last synchronisation did not find the user at the identity provider.";
			case ADMINISTRATOR -> "An administrator disabled the account, and only an administrator enables it again.";
			default -> "The account may not be used; its reason is " + reason.wireName() + ".";
		};
	}

	/** The group that lets the user in, where the policy requires one. */
	private static String required(Entity.Account account) {
		Optional<Because> matched = account.because()
			.stream()
			.filter((because) -> because.facet() == Because.Facet.STATUS && !because.pattern().isEmpty())
			.findFirst();
		return matched
			.map((because) -> " Its group " + because.group() + " matches the required groups by " + because.pattern()
					+ ".")
			.orElse("");
	}

}
