package dev.rollcall.processor.effect;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.policy.AccountRules;
import dev.rollcall.processor.policy.Linking;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Holders;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import org.jspecify.annotations.Nullable;

/** Which account is whose, and what becomes of one that goes. */
public final class AccountEffects {

	private AccountEffects() {
	}

	/** The account that is linked to a user: the two hold one user name. */
	public static Optional<Entity.Account> linked(Draft draft, Entity.User user) {
		Holders holders = draft.directory().userName(Comparison.key(userName(user.attributes())));
		return holders.account()
			.flatMap(draft.directory()::account)
			.filter((account) -> account.user().equals(Optional.of(user.id())));
	}

	/**
	 * The account that a user has or would be linked to.
	 * @param before the user as it was; {@code null} if it is new
	 * @param after its attributes as they are to be
	 */
	public static Optional<Entity.Account> claimed(Draft draft, Entity.Provider provider, Entity.@Nullable User before,
			Attributes after) {
		Optional<Entity.Account> linked = (before != null) ? linked(draft, before) : Optional.empty();
		return linked.or(() -> Linking.find(draft.directory(), provider, after));
	}

	/**
	 * Whether the user name is held by somebody else: it is unique across the site, among
	 * directory users and accounts alike (docs/policy.md, "Scope").
	 * @param claimed the account that the user has or is about to be linked to
	 */
	public static boolean taken(Draft draft, Entity.@Nullable User before, Attributes after,
			Optional<Entity.Account> claimed) {
		Holders holders = draft.directory().userName(Comparison.key(userName(after)));
		boolean byUser = holders.user().isPresent() && (before == null || !holders.user().get().equals(before.id()));
		boolean byAccount = holders.account().isPresent() && !holders.account().equals(claimed.map(Entity.Account::id));
		return byUser || byAccount;
	}

	/** Takes an account out of what directory groups led to: its user is in none. */
	public static void leaveGroups(Draft draft, Entity.Provider provider, Entity.Account account, Cause cause) {
		new SiteMemberships(draft, provider, cause).align(account.id(), List.of());
	}

	/** What a DELETE of the user does to its account. */
	public static void leave(Draft draft, Entity.Provider provider, Entity.Account account, Cause cause) {
		Optional<Entity.Account> after = AccountRules.afterDeletion(account, provider, cause.provenance());
		if (after.isEmpty()) {
			remove(draft, account, Reason.DELETED_BY_IDP);
			return;
		}
		draft.add(
				Event.updated(account, after.get(), Reason.DELETED_BY_IDP, AccountChanges.names(account, after.get())));
	}

	/** Removes an account with its site memberships and its password. */
	public static void remove(Draft draft, Entity.Account account, Reason reason) {
		List<SiteGroupId> siteGroups = leaveAll(draft, account.id(), reason);
		draft.directory().password(account.id()).ifPresent((password) -> draft.add(Event.deleted(password, reason)));
		draft.add(Event.deleted(account, reason));
		siteGroups.forEach((siteGroup) -> SiteGroupEffects.prune(draft, siteGroup));
	}

	/**
	 * An account stays as it is until its user comes into scope. The user is in the
	 * mirror already, so the account is no longer found in its place.
	 */
	static void keepForLater(Draft draft, Entity.Account account, Cause cause) {
		if (account.byHand()) {
			Entity.Account after = account.with()
				.byHand(false)
				.version(account.version() + 1)
				.lastModified(cause.at())
				.build();
			draft.add(Event.updated(account, after, cause.why(), List.of("byHand")));
		}
	}

	/** What the removal of its provider does to an account. */
	public static void orphan(Draft draft, Entity.Account account, Cause cause) {
		List<SiteGroupId> siteGroups = leaveAll(draft, account.id(), Reason.ADMINISTRATOR);
		Entity.Account after = AccountRules.afterProviderRemoval(account, cause.provenance());
		draft.add(Event.updated(account, after, Reason.ADMINISTRATOR, AccountChanges.names(account, after)));
		siteGroups.forEach((siteGroup) -> SiteGroupEffects.prune(draft, siteGroup));
	}

	private static List<SiteGroupId> leaveAll(Draft draft, AccountId account, Reason reason) {
		List<SiteGroupId> siteGroups = draft.directory().siteGroupsOf(account);
		for (SiteGroupId siteGroup : siteGroups) {
			draft.directory()
				.siteMembership(siteGroup, account)
				.ifPresent((edge) -> draft.add(Event.deleted(edge, reason)));
		}
		return siteGroups;
	}

	private static String userName(Attributes attributes) {
		return attributes.text("userName")
			.orElseThrow(() -> new IllegalStateException("Expected a user with a userName, but it has none"));
	}

}
