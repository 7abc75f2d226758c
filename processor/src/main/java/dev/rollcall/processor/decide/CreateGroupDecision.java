package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.effect.SiteGroupEffects;
import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.policy.GroupSettings;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.scim.AttributeReplace;
import dev.rollcall.schemas.scim.Attributes;

/** POST of a group (RFC 7644 section 3.3) with its first members. */
final class CreateGroupDecision {

	private CreateGroupDecision() {
	}

	static Decision decide(Context context, Command.CreateGroup command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		return AttributeReplace.create(context.schema().groups(), command.attributes())
			.fold((attributes) -> make(context, provider.get(), command, attributes), Faults::refused);
	}

	private static Decision make(Context context, Entity.Provider provider, Command.CreateGroup command,
			Attributes attributes) {
		if (!Groups.hasName(attributes)) {
			return Groups.withoutName();
		}
		if (context.directory().group(command.id()).isPresent()
				|| !Jobs.about(context.draft(), command.id().value()).isEmpty()) {
			return context.idTaken(command.id());
		}
		if (context.directory().siteGroup(command.siteGroup()).isPresent()) {
			return context.idTaken(command.siteGroup());
		}
		if (Groups.taken(context, command.provider(), command.id(), attributes)) {
			return Groups.nameTaken();
		}
		Optional<SiteGroupId> siteGroup = SiteGroupEffects.fed(context.draft(), GroupSettings.of(provider.policy()),
				null, Groups.name(attributes), command.siteGroup(), context.at());
		Entity.Group group = new Entity.Group(context.site(), command.provider(), command.id(), attributes, siteGroup,
				true, 1, context.at(), context.at());
		context.draft().add(Event.created(group, Reason.REQUESTED));
		Members members = new Members(context, command.provider(), command.id());
		members.add(command.members());
		members.change().apply(context, provider, group);
		return context.accepted(group, List.of(), members.unknown());
	}

}
