package dev.rollcall.processor.decide;

import java.time.Instant;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;

/** Adds a credential of a provider. */
final class AddCredentialDecision {

	private AddCredentialDecision() {
	}

	static Decision decide(Context context, Command.AddCredential command) {
		Entity.Credential credential = command.credential();
		if (!credential.site().equals(context.site())) {
			return Decision.refused(Outcome.Code.INVALID_VALUE,
					"Expected a credential of site " + context.site() + ", but it is of another");
		}
		if (context.directory().provider(credential.provider()).isEmpty()) {
			return context.noProvider(credential.provider());
		}
		if (context.directory().credential(credential.id()).isPresent()) {
			return context.idTaken(credential.id());
		}
		long live = context.directory()
			.credentials(credential.provider())
			.stream()
			.filter((other) -> live(other, context.at()))
			.count();
		if (live >= context.limits().liveCredentials()) {
			return Decision.refused(Outcome.Code.TOO_MANY, "Expected fewer than " + context.limits().liveCredentials()
					+ " live credentials of the provider, but there are " + live);
		}
		context.draft().add(Event.created(credential, Reason.ADMINISTRATOR));
		return context.accepted(credential);
	}

	private static boolean live(Entity.Credential credential, Instant at) {
		Instant expires = credential.expires();
		return expires == null || expires.isAfter(at);
	}

}
