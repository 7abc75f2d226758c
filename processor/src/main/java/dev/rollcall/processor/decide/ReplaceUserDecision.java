package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.scim.AttributeReplace;

/** PUT of a user (RFC 7644 section 3.5.1). */
final class ReplaceUserDecision {

	private ReplaceUserDecision() {
	}

	static Decision decide(Context context, Command.ReplaceUser command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Users.Found> user = Users.find(context, command.provider(), command.id());
		if (user.isEmpty()) {
			return Users.notFound(command.id());
		}
		if (!command.preconditions().allow(user.get().user().version())) {
			return context.versionMismatch(user.get().user().version());
		}
		return AttributeReplace.of(context.schema().users(), user.get().user().attributes(), command.attributes())
			.fold((attributes) -> Users.change(context, provider.get(), user.get(), attributes, command.account()),
					Faults::refused);
	}

}
