package dev.rollcall.processor.effect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.processor.policy.Subject;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Comparison;
import org.jspecify.annotations.Nullable;

/** Makes, renames and removes site groups as directory groups feed them. */
public final class SiteGroupEffects {

	private SiteGroupEffects() {
	}

	/**
	 * The site group that a directory group is to feed; made if there is none of the
	 * name.
	 * @param before the group as it was; {@code null} if it is new
	 * @return empty if the policy excludes the group
	 */
	public static Optional<SiteGroupId> fed(Draft draft, GroupSettings settings, Entity.@Nullable Group before,
			String name, SiteGroupId fresh, Instant at) {
		if (settings.excluded().match(name).isPresent()) {
			return Optional.empty();
		}
		if (before == null || before.siteGroup().isEmpty()) {
			return Optional.of(named(draft, name, fresh, at));
		}
		return Optional.of(name.equals(Subject.name(before)) ? before.siteGroup().get()
				: renamed(draft, before.id(), before.siteGroup().get(), name, fresh, at));
	}

	/** Brings a directory group in line with the policy's {@code excludedGroups}. */
	public static void feed(Draft draft, GroupSettings settings, Entity.Group group, UUID origin, Instant at) {
		Optional<SiteGroupId> fed = fed(draft, settings, group, Subject.name(group),
				new SiteGroupId(DerivedIds.of(origin, group.id().value())), at);
		if (!fed.equals(group.siteGroup())) {
			draft.add(Event.updated(group,
					new Entity.Group(group.site(), group.provider(), group.id(), group.attributes(), fed,
							group.pushed(), group.version(), group.created(), group.lastModified()),
					Reason.POLICY_CHANGED, List.of("siteGroup")));
			group.siteGroup().ifPresent((left) -> prune(draft, left));
		}
	}

	/**
	 * The site group of this name; made, to stay when nothing feeds it, if there is none.
	 */
	static SiteGroupId byHand(Draft draft, String name, Cause cause) {
		Optional<SiteGroupId> present = draft.directory().siteGroupNamed(Comparison.key(name));
		if (present.isPresent()) {
			return present.get();
		}
		SiteGroupId fresh = new SiteGroupId(DerivedIds.of(cause.command().value(),
				UUID.nameUUIDFromBytes(Comparison.key(name).getBytes(StandardCharsets.UTF_8))));
		draft.add(Event.created(new Entity.SiteGroup(draft.site(), fresh, name, true, 1, cause.at(), cause.at()),
				Reason.DEFAULT_GROUP));
		return fresh;
	}

	private static SiteGroupId named(Draft draft, String name, SiteGroupId fresh, Instant at) {
		Optional<SiteGroupId> present = draft.directory().siteGroupNamed(Comparison.key(name));
		if (present.isPresent()) {
			return present.get();
		}
		draft.add(Event.created(new Entity.SiteGroup(draft.site(), fresh, name, false, 1, at, at), Reason.REQUESTED));
		return fresh;
	}

	/**
	 * The site group of a directory group after its renaming. A site group that nothing
	 * else feeds takes the new name and keeps its members, unless it was made by hand;
	 * otherwise the group feeds another one from now on.
	 */
	private static SiteGroupId renamed(Draft draft, GroupId group, SiteGroupId fed, String name, SiteGroupId fresh,
			Instant at) {
		Entity.SiteGroup present = draft.directory()
			.siteGroup(fed)
			.orElseThrow(() -> new IllegalStateException("Expected a site group of group " + group + ", but none"));
		Optional<SiteGroupId> target = draft.directory().siteGroupNamed(Comparison.key(name));
		if (target.isPresent() && target.get().equals(fed) && present.byHand()) {
			return fed;
		}
		boolean alone = draft.directory().feeders(fed, 2).equals(List.of(group));
		if (!present.byHand() && alone && (target.isEmpty() || target.get().equals(fed))) {
			rename(draft, present, name, at);
			return fed;
		}
		return named(draft, name, fresh, at);
	}

	private static void rename(Draft draft, Entity.SiteGroup before, String name, Instant at) {
		if (!before.name().equals(name)) {
			Entity.SiteGroup after = new Entity.SiteGroup(before.site(), before.id(), name, before.byHand(),
					before.version() + 1, before.created(), at);
			draft.add(Event.updated(before, after, Reason.GROUP_RENAMED, List.of("name")));
		}
	}

	/**
	 * Removes a site group that no directory group feeds and nobody is in, unless it was
	 * made by hand.
	 */
	public static void prune(Draft draft, SiteGroupId id) {
		List<GroupId> feeders = draft.directory().feeders(id, 1);
		if (feeders.isEmpty() && !draft.directory().hasMembers(id)) {
			draft.directory()
				.siteGroup(id)
				.filter((siteGroup) -> !siteGroup.byHand())
				.ifPresent((siteGroup) -> draft.add(Event.deleted(siteGroup, Reason.GROUP_DELETED)));
		}
	}

}
