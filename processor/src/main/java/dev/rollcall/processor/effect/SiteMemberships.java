package dev.rollcall.processor.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.processor.policy.Subject;
import dev.rollcall.processor.policy.Why;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Entity.SiteMembership.Source;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import org.jspecify.annotations.Nullable;

/**
 * Which site groups an account is in, and why. Rules bring and take edges of the source
 * DIRECTORY only; one that the policy lets stay becomes STICKY; those of default groups
 * and of administrators are never taken.
 */
public final class SiteMemberships {

	private static final String PROVISIONED = "provisionGroupMemberships";

	private static final String KEPT = "deprovisionGroupMemberships";

	private static final String DEFAULTS = "defaultGroups";

	private final Draft draft;

	private final Entity.Provider provider;

	private final Cause cause;

	SiteMemberships(Draft draft, Entity.Provider provider, Cause cause) {
		this.draft = draft;
		this.provider = provider;
		this.cause = cause;
	}

	/** An account comes to its first use: it joins these, made where there are none. */
	void joinDefaults(AccountId account, List<String> names) {
		for (String name : names) {
			SiteGroupId group = SiteGroupEffects.byHand(this.draft, name, this.cause);
			Entity.SiteMembership present = this.draft.directory().siteMembership(group, account).orElse(null);
			if (present == null || present.source().compareTo(Source.DEFAULT) < 0) {
				put(present, group, account, Source.DEFAULT, new Why(DEFAULTS, name, ""), Reason.DEFAULT_GROUP);
			}
		}
	}

	/**
	 * Takes back an edge that no rule takes. Where the directory gives it, too, it is the
	 * directory's from now on.
	 * @return the edge that is left; {@code null} if none is
	 */
	public static Entity.@Nullable SiteMembership release(Draft draft, Entity.SiteMembership edge, Cause cause) {
		Optional<Entity.User> user = draft.directory()
			.account(edge.account())
			.flatMap(Entity.Account::user)
			.flatMap(draft.directory()::user);
		Optional<Entity.Provider> provider = user.map(Entity.User::provider).flatMap(draft.directory()::provider);
		List<String> feeding = provider.filter((present) -> present.policy().provisionGroupMemberships())
			.map((present) -> feeding(draft, user.get(), edge.group()))
			.orElse(List.of());
		if (feeding.isEmpty()) {
			draft.add(Event.deleted(edge, cause.why()));
			SiteGroupEffects.prune(draft, edge.group());
			return null;
		}
		return new SiteMemberships(draft, provider.get(), cause).put(edge, edge.group(), edge.account(),
				Source.DIRECTORY, fedBy(feeding), cause.why());
	}

	private static List<String> feeding(Draft draft, Entity.User user, SiteGroupId group) {
		return draft.directory()
			.groupsOf(user.id().value())
			.stream()
			.flatMap((id) -> draft.directory().group(id).stream())
			.filter((present) -> present.siteGroup().equals(Optional.of(group)))
			.map(Subject::name)
			.toList();
	}

	/** Brings an account in line with the directory groups that its user is in. */
	void align(AccountId account, List<Entity.Group> groups) {
		Map<SiteGroupId, List<String>> wanted = wanted(groups);
		List<SiteGroupId> left = new ArrayList<>();
		for (SiteGroupId id : this.draft.directory().siteGroupsOf(account)) {
			List<String> feeding = wanted.remove(id);
			Optional<Entity.SiteMembership> edge = this.draft.directory().siteMembership(id, account);
			if (edge.isPresent() && feeding != null) {
				keep(edge.get(), feeding);
			}
			else if (edge.isPresent() && part(edge.get())) {
				left.add(id);
			}
		}
		wanted.forEach((id, feeding) -> put(null, id, account, Source.DIRECTORY, fedBy(feeding), joined()));
		left.forEach((id) -> SiteGroupEffects.prune(this.draft, id));
	}

	private Map<SiteGroupId, List<String>> wanted(List<Entity.Group> groups) {
		Map<SiteGroupId, List<String>> wanted = new LinkedHashMap<>();
		if (this.provider.policy().provisionGroupMemberships()) {
			for (Entity.Group group : groups) {
				group.siteGroup()
					.ifPresent((id) -> wanted.computeIfAbsent(id, (any) -> new ArrayList<>()).add(Subject.name(group)));
			}
		}
		return wanted;
	}

	/**
	 * The edge is wanted. What led there stays as it was: a group that is renamed
	 * rewrites no edge.
	 */
	private void keep(Entity.SiteMembership edge, List<String> feeding) {
		if (edge.source() == Source.STICKY) {
			put(edge, edge.group(), edge.account(), Source.DIRECTORY, fedBy(feeding), joined());
		}
	}

	/** The edge is not wanted; whether the account left by it. */
	private boolean part(Entity.SiteMembership edge) {
		if (edge.source() != Source.DIRECTORY) {
			return false;
		}
		if (this.provider.policy().deprovisionGroupMemberships()) {
			this.draft.add(Event.deleted(edge, left()));
			return true;
		}
		put(edge, edge.group(), edge.account(), Source.STICKY, new Why(KEPT, "", edge.because().group()), left());
		return false;
	}

	private Entity.SiteMembership put(Entity.@Nullable SiteMembership before, SiteGroupId group, AccountId account,
			Source source, Why why, Reason reason) {
		Because because = this.cause.provenance().because(Because.Facet.GROUP, why, this.provider.version());
		Entity.SiteMembership after = new Entity.SiteMembership(this.draft.site(), group, account, source, because,
				(before != null) ? before.since() : this.cause.at());
		this.draft.add((before == null) ? Event.created(after, reason)
				: Event.updated(before, after, reason, changed(before, after)));
		return after;
	}

	private static List<String> changed(Entity.SiteMembership before, Entity.SiteMembership after) {
		return (before.source() == after.source()) ? List.of("because") : List.of("because", "source");
	}

	private static Why fedBy(List<String> feeding) {
		return new Why(PROVISIONED, "", feeding.get(0));
	}

	private Reason joined() {
		return ofGroups() ? this.cause.why() : Reason.MEMBERSHIP_ADDED;
	}

	private Reason left() {
		return ofGroups() ? this.cause.why() : Reason.MEMBERSHIP_REMOVED;
	}

	/** Whether the cause is one that says more than that an edge came or went. */
	private boolean ofGroups() {
		return switch (this.cause.why()) {
			case GROUP_RENAMED, GROUP_DELETED, POLICY_CHANGED -> true;
			default -> false;
		};
	}

}
