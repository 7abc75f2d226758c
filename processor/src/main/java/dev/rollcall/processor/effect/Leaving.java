package dev.rollcall.processor.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.UserId;

/**
 * The site groups that a user leaves with a directory group: the one the group feeds, and
 * those its members are still being moved from. Where another directory group of the user
 * feeds the same site group, the user stays. Worked out once for many members.
 */
public final class Leaving {

	private final Map<SiteGroupId, List<GroupId>> siteGroups;

	private Leaving(Map<SiteGroupId, List<GroupId>> siteGroups) {
		this.siteGroups = siteGroups;
	}

	/** Nothing leaves: memberships are sticky. */
	public static final Leaving NOTHING = new Leaving(Map.of());

	/**
	 * What a member of a group leaves.
	 * @param current the site group that the group feeds
	 */
	public static Leaving of(Draft draft, GroupId group, SiteGroupId current) {
		List<SiteGroupId> all = new ArrayList<>();
		all.add(current);
		draft.directory()
			.jobs()
			.stream()
			.filter((job) -> job.subject().equals(group.value()))
			.flatMap((job) -> job.target().stream())
			.map(SiteGroupId::new)
			.forEach(all::add);
		return of(draft, group, all);
	}

	/** What a member of a group leaves of these site groups. */
	public static Leaving of(Draft draft, GroupId group, List<SiteGroupId> siteGroups) {
		Map<SiteGroupId, List<GroupId>> others = new LinkedHashMap<>();
		for (SiteGroupId siteGroup : siteGroups) {
			others.put(siteGroup,
					draft.directory()
						.feeders(siteGroup, Integer.MAX_VALUE)
						.stream()
						.filter((other) -> !other.equals(group))
						.toList());
		}
		return new Leaving(others);
	}

	/** The same if the policy removes memberships, else nothing. */
	public Leaving under(Entity.Provider provider) {
		return provider.policy().deprovisionGroupMemberships() ? this : NOTHING;
	}

	void user(Draft draft, UserId id, Reason reason) {
		if (this.siteGroups.isEmpty()) {
			return;
		}
		Optional<AccountId> account = draft.directory().user(id).flatMap((user) -> AccountEffects.linked(draft, user));
		account.ifPresent((present) -> account(draft, id, present, reason));
	}

	private void account(Draft draft, UserId user, AccountId account, Reason reason) {
		this.siteGroups.forEach((siteGroup, others) -> {
			boolean stays = others.stream()
				.anyMatch((other) -> draft.directory().membership(other, user.value()).isPresent());
			if (!stays) {
				draft.directory()
					.siteMembership(siteGroup, account)
					.ifPresent((edge) -> draft.add(Event.deleted(edge, reason)));
			}
		});
	}

	/**
	 * Removes site groups that are left with neither members nor a group that feeds them.
	 */
	public void prune(Draft draft) {
		this.siteGroups.keySet().forEach((siteGroup) -> SiteGroupEffects.prune(draft, siteGroup));
	}

}
