package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.rollcall.processor.effect.GroupEffects;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Job;
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
		Optional<SiteGroupId> siteGroup = renamed ? SiteGroupEffects.fed(context.draft(),
				GroupSettings.of(provider.policy()), before, name(attributes), fresh, context.at())
				: before.siteGroup();
		Entity.Group after = new Entity.Group(before.site(), before.provider(), before.id(), attributes, siteGroup,
				true, before.version() + 1, before.created(), context.at());
		context.draft().add(Event.updated(before, after, Reason.REQUESTED, changed(before, after, change)));
		if (!name(attributes).equals(name(before.attributes()))) {
			follow(context, provider, after, before.siteGroup());
		}
		change.apply(context, provider, after);
		return context.accepted(after, List.of(), members.unknown());
	}

	private static List<String> changed(Entity.Group before, Entity.Group after, Members.Change change) {
		TreeSet<String> names = new TreeSet<>(Differences.names(before.attributes(), after.attributes()));
		if (!change.isEmpty()) {
			names.add("members");
		}
		return List.copyOf(names);
	}

	/** Patterns are on names, so whoever is in a group follows its name. */
	private static void follow(Context context, Entity.Provider provider, Entity.Group group,
			Optional<SiteGroupId> left) {
		List<Entity.Membership> members = context.directory()
			.memberships(group.id(), null, context.limits().atOnce() + 1);
		if (members.size() > context.limits().atOnce()) {
			Jobs.start(context.draft(), context.command(), Job.Kind.MOVE_GROUP, provider.id(), group.id().value(),
					left.map(SiteGroupId::value), context.at());
			return;
		}
		GroupEffects.follow(context.draft(), provider, members, context.cause(Reason.GROUP_RENAMED));
		left.ifPresent((siteGroup) -> SiteGroupEffects.prune(context.draft(), siteGroup));
	}

}
