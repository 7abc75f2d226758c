package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.Comparison;

/** Makes the provider, or changes its name, vendor and policy. */
final class PutProviderDecision {

	private PutProviderDecision() {
	}

	static Decision decide(Context context, Command.PutProvider command) {
		if (context.directory().site().isEmpty()) {
			return context.noSite();
		}
		if (command.name().isBlank()) {
			return Decision.refused(Outcome.Code.INVALID_VALUE, "Expected a provider with a name, but it is blank");
		}
		Optional<Decision> invalid = PolicyChanges.invalid(command.policy(), command.protocol());
		if (invalid.isPresent()) {
			return invalid.get();
		}
		String nameKey = Comparison.key(command.name());
		if (context.directory()
			.providers()
			.stream()
			.anyMatch((other) -> !other.id().equals(command.id()) && Comparison.key(other.name()).equals(nameKey))) {
			return Decision.refused(Outcome.Code.PROVIDER_NAME_TAKEN,
					"Expected a name that no other provider of this site has, but one has it");
		}
		Optional<Entity.Provider> present = context.directory().provider(command.id());
		return present.isEmpty() ? create(context, command) : change(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutProvider command) {
		if (!command.preconditions().ifMatch().isEmpty()) {
			return context.nothingToMatch();
		}
		if (!Jobs.about(context.draft(), command.id().value()).isEmpty()) {
			return context.idTaken(command.id());
		}
		Entity.Provider provider = new Entity.Provider(context.site(), command.id(), command.name(), command.vendor(),
				command.protocol(), command.policy(), false, 1, context.at(), context.at());
		context.draft().add(Event.created(provider, Reason.ADMINISTRATOR));
		PolicyChanges.remember(context, Optional.empty(), provider);
		return context.accepted(provider);
	}

	private static Decision change(Context context, Command.PutProvider command, Entity.Provider before) {
		if (!command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		if (command.protocol() != before.protocol()) {
			return Decision.refused(Outcome.Code.MUTABILITY, "Expected the protocol to stay " + before.protocol()
					+ ", but the request says " + command.protocol());
		}
		List<String> changed = changed(command, before);
		if (changed.isEmpty()) {
			return context.accepted(before);
		}
		Entity.Provider after = new Entity.Provider(before.site(), before.id(), command.name(), command.vendor(),
				before.protocol(), command.policy(), before.guarded(), before.version() + 1, before.created(),
				context.at());
		PolicyChanges.save(context, before, after, changed);
		return context.accepted(context.directory().provider(before.id()).orElse(after));
	}

	private static List<String> changed(Command.PutProvider command, Entity.Provider before) {
		List<String> changed = new ArrayList<>();
		if (!command.name().equals(before.name())) {
			changed.add("name");
		}
		if (!command.policy().equals(before.policy())) {
			changed.add("policy");
		}
		if (command.vendor() != before.vendor()) {
			changed.add("vendor");
		}
		return changed;
	}

}
