package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.scim.AttributePatch;
import dev.rollcall.schemas.scim.Operation;

/**
 * PATCH of a group (RFC 7644 section 3.5.2). Operations on attributes and on members do
 * not touch each other, so each kind is taken in its own order.
 */
final class PatchGroupDecision {

	private PatchGroupDecision() {
	}

	static Decision decide(Context context, Command.PatchGroup command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Entity.Group> found = Groups.own(context, command.provider(), command.id());
		if (found.isEmpty()) {
			return Groups.notFound(command.id());
		}
		Entity.Group group = found.get();
		if (!command.preconditions().allow(group.version())) {
			return context.versionMismatch(group.version());
		}
		List<Operation> onAttributes = command.operations().stream().filter((one) -> !Members.concerns(one)).toList();
		Members members = new Members(context, command.provider(), command.id());
		command.operations().stream().filter(Members::concerns).forEach(members::take);
		return AttributePatch.apply(context.schema().groups(), group.attributes(), onAttributes)
			.fold((attributes) -> Groups.change(context, provider.get(), group, attributes, command.siteGroup(),
					members), Faults::refused);
	}

}
