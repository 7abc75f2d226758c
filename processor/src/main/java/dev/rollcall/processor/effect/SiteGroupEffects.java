package dev.rollcall.processor.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Comparison;

/** Makes, renames and removes site groups as directory groups feed them. */
public final class SiteGroupEffects {

	private SiteGroupEffects() {
	}

	/** The site group of this name; made if there is none. */
	public static SiteGroupId named(Draft draft, String name, SiteGroupId fresh, Instant at) {
		Optional<SiteGroupId> present = draft.directory().siteGroupNamed(Comparison.key(name));
		if (present.isPresent()) {
			return present.get();
		}
		draft.add(Event.created(new Entity.SiteGroup(draft.site(), fresh, name, 1, at, at), Reason.REQUESTED));
		return fresh;
	}

	/**
	 * The site group of a directory group after its renaming. A site group that nothing
	 * else feeds takes the new name and keeps its members; otherwise the group feeds
	 * another one from now on.
	 */
	public static SiteGroupId renamed(Draft draft, Entity.Group group, String name, SiteGroupId fresh, Instant at) {
		Entity.SiteGroup present = draft.directory()
			.siteGroup(group.siteGroup())
			.orElseThrow(() -> new IllegalStateException("Expected a site group of " + group.key() + ", but none"));
		Optional<SiteGroupId> target = draft.directory().siteGroupNamed(Comparison.key(name));
		boolean alone = draft.directory().feeders(present.id(), 2).equals(List.of(group.id()));
		if (alone && (target.isEmpty() || target.get().equals(present.id()))) {
			rename(draft, present, name, at);
			return present.id();
		}
		return named(draft, name, fresh, at);
	}

	private static void rename(Draft draft, Entity.SiteGroup before, String name, Instant at) {
		if (!before.name().equals(name)) {
			Entity.SiteGroup after = new Entity.SiteGroup(before.site(), before.id(), name, before.version() + 1,
					before.created(), at);
			draft.add(Event.updated(before, after, Reason.GROUP_RENAMED, List.of("name")));
		}
	}

	/** Removes a site group that no directory group feeds and nobody is in. */
	public static void prune(Draft draft, SiteGroupId id) {
		List<GroupId> feeders = draft.directory().feeders(id, 1);
		if (feeders.isEmpty() && !draft.directory().hasMembers(id)) {
			draft.directory()
				.siteGroup(id)
				.ifPresent((siteGroup) -> draft.add(Event.deleted(siteGroup, Reason.GROUP_DELETED)));
		}
	}

}
