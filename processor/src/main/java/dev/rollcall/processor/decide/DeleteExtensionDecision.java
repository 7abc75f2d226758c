package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Hides a schema extension; what is stored of it stays until it is registered again. */
final class DeleteExtensionDecision {

	private DeleteExtensionDecision() {
	}

	static Decision decide(Context context, Command.DeleteExtension command) {
		if (context.directory().site().isEmpty()) {
			return context.noSite();
		}
		Optional<Extension> present = context.directory()
			.extension(command.urn())
			.filter((extension) -> !extension.removed());
		if (present.isEmpty()) {
			return Decision.refused(Outcome.Code.EXTENSION_NOT_FOUND,
					"Expected to find an extension of this URN in site " + context.site() + ", but there is none");
		}
		Extension before = present.get();
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		context.draft().add(Event.updated(before, before.gone(context.at()), Reason.ADMINISTRATOR, List.of("removed")));
		return context.accepted(null);
	}

}
