package dev.rollcall.processor.policy;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.state.Directory;
import dev.rollcall.processor.state.Holders;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;

/**
 * Which account that is already here a directory user is (docs/policy.md, "Linking to
 * people who are already here"): the only one with the policy's unique identifier, else
 * the one with the {@code userName}; never one that is linked already or that signs in
 * through another provider.
 */
public final class Linking {

	private Linking() {
	}

	public static Optional<Entity.Account> find(Directory directory, Entity.Provider provider, Attributes user) {
		return byIdentifier(directory, provider, user).or(() -> byUserName(directory, provider, user));
	}

	private static Optional<Entity.Account> byIdentifier(Directory directory, Entity.Provider provider,
			Attributes user) {
		if (provider.policy().uniqueIdentifier() == Policy.UniqueIdentifier.USER_NAME) {
			return Optional.empty();
		}
		List<AccountId> found = user.primaryValue("emails")
			.map((email) -> directory.unlinked(Comparison.key(email), 2))
			.orElse(List.of());
		return (found.size() == 1) ? own(directory, provider, found.get(0)) : Optional.empty();
	}

	private static Optional<Entity.Account> byUserName(Directory directory, Entity.Provider provider, Attributes user) {
		Holders holders = user.text("userName")
			.map((name) -> directory.userName(Comparison.key(name)))
			.orElse(new Holders(Optional.empty(), Optional.empty()));
		return holders.account().flatMap((account) -> own(directory, provider, account));
	}

	private static Optional<Entity.Account> own(Directory directory, Entity.Provider provider, AccountId id) {
		return directory.account(id)
			.filter((account) -> account.user().isEmpty() && account.provider().equals(Optional.of(provider.id())))
			.filter(Linking::throughProvider);
	}

	/**
	 * By the provider, and not by a password; or it was a user's of the provider until a
	 * DELETE.
	 */
	private static boolean throughProvider(Entity.Account account) {
		return account.entitlements().authentication() == Entitlements.Authentication.SSO
				|| account.reason() == Reason.DELETED_BY_IDP || AdministratorRule.holds(account) && !account.byHand();
	}

}
