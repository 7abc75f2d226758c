package dev.rollcall.processor.decide;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rollcall.processor.effect.DerivedIds;
import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.AttributeMerge;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.scim.Comparison;
import dev.rollcall.schemas.scim.ResourceSchema;

/**
 * The groups that a login asserts: only those that SCIM has never pushed follow it
 * (docs/policy.md, "Login").
 */
final class AssertedGroups {

	private AssertedGroups() {
	}

	static void apply(Context context, Entity.Provider provider, Entity.User user, List<String> names) {
		Map<String, String> byKey = new LinkedHashMap<>();
		names.stream()
			.filter((name) -> !name.isBlank())
			.forEach((name) -> byKey.putIfAbsent(Comparison.key(name), name));
		Set<GroupId> asserted = new LinkedHashSet<>();
		byKey
			.forEach((key, name) -> group(context, provider, key, name).ifPresent((group) -> asserted.add(group.id())));
		for (GroupId id : asserted) {
			if (context.directory().membership(id, user.id().value()).isEmpty()) {
				context.draft()
					.add(Event.created(new Entity.Membership(context.site(), provider.id(), id, user.id().value(),
							MemberType.USER, false, context.at()), Reason.LOGIN));
			}
		}
		for (GroupId id : context.directory().groupsOf(user.id().value())) {
			context.directory()
				.membership(id, user.id().value())
				.filter((edge) -> !edge.pushed() && !asserted.contains(id))
				.ifPresent((edge) -> context.draft().add(Event.deleted(edge, Reason.LOGIN)));
		}
	}

	/** The group of this name that logins may fill; made if there is none. */
	private static Optional<Entity.Group> group(Context context, Entity.Provider provider, String key, String name) {
		Optional<GroupId> present = context.directory().groupNamed(provider.id(), key);
		if (present.isPresent()) {
			return context.directory().group(present.get()).filter((group) -> !group.pushed());
		}
		Optional<Attributes> attributes = AttributeMerge.of(ResourceSchema.GROUP, "displayName", name);
		if (attributes.filter(Groups::hasName).isEmpty()) {
			return Optional.empty();
		}
		GroupId id = new GroupId(DerivedIds.of(context.command().value(),
				UUID.nameUUIDFromBytes(("group " + key).getBytes(StandardCharsets.UTF_8))));
		Optional<SiteGroupId> siteGroup = SiteGroupEffects.fed(context.draft(), GroupSettings.of(provider.policy()),
				null, name, new SiteGroupId(DerivedIds.of(context.command().value(), id.value())), context.at());
		Entity.Group group = new Entity.Group(context.site(), provider.id(), id, attributes.get(), siteGroup, false, 1,
				context.at(), context.at());
		context.draft().add(Event.created(group, Reason.LOGIN));
		return Optional.of(group);
	}

}
