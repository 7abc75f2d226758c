package dev.rollcall.schemas;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.scim.PlainUser;

/**
 * An account that waits for its directory user (docs/policy.md, "Scope"): an
 * administrator made it for a provider, people sign in to it through that provider, and
 * nobody is linked to it yet. The provider finds it as a user whose id is the account's;
 * the directory user that adopts it takes the same id.
 */
public final class Adoptable {

	private Adoptable() {
	}

	/**
	 * The user as which its provider finds an account, empty if it does not. Its version
	 * is the account's, so that it grows when the user adopts it. An account that a
	 * DELETE left disabled is not found: to the provider it is gone.
	 */
	public static Optional<Entity.User> user(Entity.Account account) {
		if (!account.byHand() || account.user().isPresent() || account.reason() == Reason.DELETED_BY_IDP
				|| account.entitlements().authentication() != Entitlements.Authentication.SSO) {
			return Optional.empty();
		}
		return account.provider()
			.map((provider) -> new Entity.User(account.site(), provider, new UserId(account.id().value()),
					PlainUser.attributes(account.userName(), account.displayName(), account.email(),
							account.status() == AccountStatus.ACTIVE),
					false, List.of(), Optional.empty(), account.version(), account.created(), account.lastModified()));
	}

}
