package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.scim.AttributeReplace;

/** PUT of a group (RFC 7644 section 3.5.1). */
final class ReplaceGroupDecision {

	private ReplaceGroupDecision() {
	}

	static Decision decide(Context context, Command.ReplaceGroup command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Entity.Group> group = Groups.own(context, command.provider(), command.id());
		if (group.isEmpty()) {
			return Groups.notFound(command.id());
		}
		if (!command.preconditions().allow(group.get().version())) {
			return context.versionMismatch(group.get().version());
		}
		Members members = new Members(context, command.provider(), command.id());
		List<UUID> named = command.members();
		if (named != null) {
			members.set(named);
		}
		return AttributeReplace.of(context.schema().groups(), group.get().attributes(), command.attributes())
			.fold((attributes) -> Groups.change(context, provider.get(), group.get(), attributes, command.siteGroup(),
					members), Faults::refused);
	}

}
