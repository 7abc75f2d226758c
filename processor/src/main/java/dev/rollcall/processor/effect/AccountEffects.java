package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.policy.AccountRules;
import dev.rollcall.processor.policy.Linking;
import dev.rollcall.processor.policy.Subject;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Holders;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import org.jspecify.annotations.Nullable;

/** Brings accounts in line with the mirror and the policy. */
public final class AccountEffects {

	private AccountEffects() {
	}

	/** The account that is linked to a user: the two hold one user name. */
	public static Optional<AccountId> linked(Draft draft, Entity.User user) {
		Holders holders = draft.directory().userName(Comparison.key(userName(user.attributes())));
		return holders.user().equals(Optional.of(user.id())) ? holders.account() : Optional.empty();
	}

	/**
	 * The account that a user has or would be linked to.
	 * @param before the user as it was; {@code null} if it is new
	 * @param after its attributes as they are to be
	 */
	public static Optional<Entity.Account> claimed(Draft draft, Entity.Provider provider, Entity.@Nullable User before,
			Attributes after) {
		Optional<AccountId> linked = (before != null) ? linked(draft, before) : Optional.empty();
		return linked.flatMap(draft.directory()::account).or(() -> Linking.find(draft.directory(), provider, after));
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

	/**
	 * Makes, links or updates the account of a user.
	 * @param account the one that {@link #claimed} found before the user changed
	 * @param fresh id of a new account
	 * @param why the reason of an update that changes neither status nor link
	 */
	public static void follow(Draft draft, Entity.Provider provider, Entity.User user, Optional<Entity.Account> account,
			AccountId fresh, Instant at, Reason why) {
		Entity.Account before = account.orElse(null);
		Optional<Entity.Account> derived = AccountRules.derive(new Subject(provider, user, before), fresh, at);
		if (derived.isEmpty()) {
			return;
		}
		Entity.Account after = derived.get();
		if (before == null) {
			draft.add(Event.created(after, after.reason()));
		}
		else if (!after.equals(before)) {
			draft.add(Event.updated(before, after, reason(before, after, why), AccountChanges.names(before, after)));
		}
		if (before == null || before.user().isEmpty()) {
			joinAll(draft, provider, user, after.id(), at, Reason.MEMBERSHIP_ADDED);
		}
	}

	/** What a DELETE of the user does to its account. */
	public static void leave(Draft draft, Entity.Provider provider, Entity.Account account, Instant at) {
		Optional<Entity.Account> after = AccountRules.afterDeletion(account, provider, at);
		if (after.isPresent()) {
			draft.add(Event.updated(account, after.get(), Reason.DELETED_BY_IDP,
					AccountChanges.names(account, after.get())));
			return;
		}
		List<SiteGroupId> siteGroups = leaveAll(draft, account.id(), Reason.DELETED_BY_IDP);
		draft.add(Event.deleted(account, Reason.DELETED_BY_IDP));
		siteGroups.forEach((siteGroup) -> SiteGroupEffects.prune(draft, siteGroup));
	}

	/** What the removal of its provider does to an account. */
	public static void orphan(Draft draft, Entity.Account account, Instant at) {
		List<SiteGroupId> siteGroups = leaveAll(draft, account.id(), Reason.ADMINISTRATOR);
		Entity.Account after = AccountRules.afterProviderRemoval(account, at);
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

	/** Brings an account into the site groups of every group that its user is in. */
	public static void joinAll(Draft draft, Entity.Provider provider, Entity.User user, AccountId account, Instant at,
			Reason reason) {
		if (!provider.policy().provisionGroupMemberships()) {
			return;
		}
		List<SiteGroupId> siteGroups = new ArrayList<>();
		for (GroupId id : draft.directory().groupsOf(user.id().value())) {
			draft.directory().group(id).map(Entity.Group::siteGroup).ifPresent(siteGroups::add);
		}
		for (SiteGroupId siteGroup : siteGroups) {
			MembershipEffects.enter(draft, siteGroup, account, at, reason);
		}
	}

	private static Reason reason(Entity.Account before, Entity.Account after, Reason why) {
		if (before.status() != after.status()) {
			return after.reason();
		}
		return before.user().equals(after.user()) ? why : Reason.LINKED;
	}

	private static String userName(Attributes attributes) {
		return attributes.text("userName")
			.orElseThrow(() -> new IllegalStateException("Expected a user with a userName, but it has none"));
	}

}
