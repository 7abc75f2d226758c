package dev.rollcall.processor.decide;

import java.util.Optional;

import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Reason;

/** Removes the provider and its credentials at once, its mirror in steps. */
final class DeleteProviderDecision {

	private DeleteProviderDecision() {
	}

	static Decision decide(Context context, Command.DeleteProvider command) {
		Optional<Entity.Provider> found = context.directory().provider(command.id());
		if (found.isEmpty()) {
			return context.noProvider(command.id());
		}
		Entity.Provider provider = found.get();
		if (!command.preconditions().allow(provider.version())) {
			return context.versionMismatch(provider.version());
		}
		context.directory()
			.credentials(provider.id())
			.forEach((credential) -> context.draft().add(Event.deleted(credential, Reason.ADMINISTRATOR)));
		// Dropping the mirror takes accounts out of all their site groups, so other work
		// has no use any more; but the edges of a group that is gone already are its own.
		context.directory()
			.jobs()
			.stream()
			.filter((job) -> job.provider().equals(provider.id()) && job.kind() != Job.Kind.DROP_GROUP)
			.forEach((job) -> context.draft().add(Event.deleted(job, Reason.ADMINISTRATOR)));
		context.draft().add(Event.deleted(provider, Reason.ADMINISTRATOR));
		Jobs.start(context.draft(), context.command(), Job.Kind.DROP_PROVIDER, provider.id(), provider.id().value(),
				Optional.empty(), context.at());
		return context.accepted(null);
	}

}
