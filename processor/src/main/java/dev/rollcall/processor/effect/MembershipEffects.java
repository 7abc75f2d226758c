package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.UserId;

/** Adds and removes edges of the mirror, and what follows in the site groups. */
public final class MembershipEffects {

	private MembershipEffects() {
	}

	/**
	 * A direct member comes; the caller has seen that it is not there yet.
	 * @param account the account of the member, if it has one
	 */
	public static void join(Draft draft, Entity.Provider provider, SiteGroupId siteGroup, Entity.Membership edge,
			Optional<AccountId> account) {
		draft.add(Event.created(edge, Reason.REQUESTED));
		if (provider.policy().provisionGroupMemberships()) {
			account.ifPresent((id) -> enter(draft, siteGroup, id, edge.since(), Reason.MEMBERSHIP_ADDED));
		}
	}

	/** An account comes into a site group, if it is not there yet. */
	public static void enter(Draft draft, SiteGroupId siteGroup, AccountId account, Instant at, Reason reason) {
		if (draft.directory().siteMembership(siteGroup, account).isEmpty()) {
			draft.add(Event.created(new Entity.SiteMembership(draft.site(), siteGroup, account, at), reason));
		}
	}

	/** A direct member goes. */
	public static void leave(Draft draft, Entity.Membership edge, Leaving leaving, Reason mirrorReason, Reason reason) {
		draft.add(Event.deleted(edge, mirrorReason));
		leaving.user(draft, new UserId(edge.member()), reason);
	}

}
