package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Removes a credential; it is refused from now on. */
final class RevokeCredentialDecision {

	private RevokeCredentialDecision() {
	}

	static Decision decide(Context context, Command.RevokeCredential command) {
		if (context.directory().provider(command.provider()).isEmpty()) {
			return context.noProvider(command.provider());
		}
		Optional<Entity.Credential> credential = context.directory()
			.credential(command.id())
			.filter((present) -> present.provider().equals(command.provider()));
		if (credential.isEmpty()) {
			return Decision.refused(Outcome.Code.CREDENTIAL_NOT_FOUND,
					"Expected to find credential " + command.id() + ", but there is none");
		}
		context.draft().add(Event.deleted(credential.get(), Reason.ADMINISTRATOR));
		return context.accepted(null);
	}

}
