package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.scim.AttributePatch;
import dev.rollcall.schemas.scim.Operation;

/** PATCH of a user (RFC 7644 section 3.5.2). */
final class PatchUserDecision {

	private PatchUserDecision() {
	}

	static Decision decide(Context context, Command.PatchUser command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Users.Found> found = Users.find(context, command.provider(), command.id());
		if (found.isEmpty()) {
			return Users.notFound(command.id());
		}
		Entity.User user = found.get().user();
		if (!command.preconditions().allow(user.version())) {
			return context.versionMismatch(user.version());
		}
		if (command.operations().stream().anyMatch(Members::concerns)) {
			return Decision.refused(Outcome.Code.INVALID_PATH,
					"Expected operations on a user's attributes, but one is on members");
		}
		return AttributePatch.apply(context.schema().users(), user.attributes(), command.operations())
			.fold((attributes) -> Users.change(context, provider.get(), found.get(), attributes, command.account()),
					Faults::refused);
	}

}
