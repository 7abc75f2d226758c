package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.Leaving;
import dev.rollcall.processor.effect.MembershipEffects;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import dev.rollcall.schemas.scim.Differences;

/** What the decisions about groups share. */
final class Groups {

	private Groups() {
	}

	/** A group of this provider; another provider's does not exist for it. */
	static Optional<Entity.Group> own(Context context, ProviderId provider, GroupId id) {
		return context.directory().group(id).filter((group) -> group.provider().equals(provider));
	}

	static Decision notFound(GroupId id) {
		return Decision.refused(Outcome.Code.GROUP_NOT_FOUND, "Expected to find group " + id + ", but there is none");
	}

	static Decision withoutName() {
		return Decision.refused(Outcome.Code.INVALID_VALUE,
				"Expected a group with a displayName, but it is missing or blank");
	}

	static Decision nameTaken() {
		return Decision.refused(Outcome.Code.GROUP_NAME_TAKEN,
				"Expected a displayName that no other group of this provider has, but one has it");
	}

	static boolean hasName(Attributes attributes) {
		return attributes.text("displayName").filter((name) -> !name.isBlank()).isPresent();
	}

	static String name(Attributes attributes) {
		return attributes.text("displayName")
			.orElseThrow(() -> new IllegalStateException("Expected a group with a displayName, but it has none"));
	}

	/** Whether another group of the provider has the name. */
	static boolean taken(Context context, ProviderId provider, GroupId id, Attributes attributes) {
		return context.directory()
			.groupNamed(provider, Comparison.key(name(attributes)))
			.filter((holder) -> !holder.equals(id))
			.isPresent();
	}

	/** The group becomes this, with these members, and its site group follows. */
	static Decision change(Context context, Entity.Provider provider, Entity.Group before, Attributes attributes,
			SiteGroupId fresh, Members members) {
		boolean renamed = !attributes.equals(before.attributes());
		if (renamed && !hasName(attributes)) {
			return withoutName();
		}
		if (renamed && taken(context, provider.id(), before.id(), attributes)) {
			return nameTaken();
		}
		Members.Change change = members.change();
		if (!renamed && change.isEmpty()) {
			return context.accepted(before, List.of(), members.unknown());
		}
		SiteGroupId siteGroup = renamed ? siteGroup(context, before, attributes, fresh) : before.siteGroup();
		Entity.Group after = new Entity.Group(before.site(), before.provider(), before.id(), attributes, siteGroup,
				before.version() + 1, before.created(), context.at());
		context.draft().add(Event.updated(before, after, Reason.REQUESTED, changed(before, after, change)));
		if (!siteGroup.equals(before.siteGroup())) {
			move(context, provider, after, before.siteGroup());
		}
		change.apply(context, provider, after);
		return context.accepted(after, List.of(), members.unknown());
	}

	private static SiteGroupId siteGroup(Context context, Entity.Group before, Attributes attributes,
			SiteGroupId fresh) {
		String name = name(attributes);
		return name.equals(name(before.attributes())) ? before.siteGroup()
				: SiteGroupEffects.renamed(context.draft(), before, name, fresh, context.at());
	}

	private static List<String> changed(Entity.Group before, Entity.Group after, Members.Change change) {
		TreeSet<String> names = new TreeSet<>(Differences.names(before.attributes(), after.attributes()));
		if (!change.isEmpty()) {
			names.add("members");
		}
		return List.copyOf(names);
	}

	private static void move(Context context, Entity.Provider provider, Entity.Group group, SiteGroupId left) {
		List<Entity.Membership> members = context.directory()
			.memberships(group.id(), null, context.limits().atOnce() + 1);
		if (members.size() > context.limits().atOnce()) {
			Jobs.start(context.draft(), context.command(), Entity.Job.Kind.MOVE_GROUP, provider.id(),
					group.id().value(), Optional.of(left.value()), context.at());
			return;
		}
		GroupEffects.move(context.draft(), provider, group, left, members, context.at());
		SiteGroupEffects.prune(context.draft(), left);
	}

	/** Takes a user or a group that is about to go out of the groups it is in. */
	static void removeFromAll(Context context, Entity.Provider provider, UUID member) {
		for (GroupId id : context.directory().groupsOf(member)) {
			Optional<Entity.Membership> edge = context.directory().membership(id, member);
			Optional<Entity.Group> group = context.directory().group(id);
			if (edge.isPresent() && group.isPresent()) {
				Leaving leaving = Leaving.of(context.draft(), id, group.get().siteGroup()).under(provider);
				context.draft()
					.add(Event.updated(group.get(), GroupEffects.touched(group.get(), context.at()),
							Reason.MEMBERSHIP_REMOVED, List.of("members")));
				MembershipEffects.leave(context.draft(), edge.get(), leaving, Reason.MEMBERSHIP_REMOVED,
						Reason.MEMBERSHIP_REMOVED);
			}
		}
	}

}
