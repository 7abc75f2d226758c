package dev.rollcall.processor.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.scim.ExtensionRules;
import dev.rollcall.schemas.scim.SchemaFault;

/** Registers a schema extension of the site, changes it, or takes it into use again. */
final class PutExtensionDecision {

	private PutExtensionDecision() {
	}

	static Decision decide(Context context, Command.PutExtension command) {
		if (context.directory().site().isEmpty()) {
			return context.noSite();
		}
		List<SchemaFault> faults = ExtensionRules.faults(command.schema());
		if (!faults.isEmpty()) {
			return refused(Outcome.Code.INVALID_VALUE, faults.get(0));
		}
		int size = ExtensionRules.size(command.schema());
		if (size > context.limits().extensionAttributes()) {
			return Decision.refused(Outcome.Code.TOO_MANY,
					"Expected at most " + context.limits().extensionAttributes()
							+ " attributes and sub-attributes in an extension "
							+ "(rollcall.processor.limits.extension-attributes), but there are " + size);
		}
		String urn = command.schema().urn();
		List<Extension> all = context.directory().extensions();
		for (Extension other : all) {
			if (!other.urn().equalsIgnoreCase(urn) && ExtensionRules.overlap(other.urn(), urn)) {
				return Decision.refused(Outcome.Code.EXTENSION_CONFLICT, "Expected a URN that overlaps no other, but "
						+ other.urn() + (other.removed() ? " was registered before" : " is registered"));
			}
		}
		Optional<Extension> present = context.directory().extension(urn);
		return present.isEmpty() ? create(context, command, all.size()) : change(context, command, present.get());
	}

	private static Decision create(Context context, Command.PutExtension command, int present) {
		if (!command.preconditions().ifMatch().isEmpty()) {
			return context.nothingToMatch();
		}
		if (present >= context.limits().extensions()) {
			return Decision.refused(Outcome.Code.TOO_MANY, "Expected at most " + context.limits().extensions()
					+ " extensions of a site, those that were "
					+ "removed counted too (rollcall.processor.limits.extensions), but there are as many already");
		}
		Extension extension = new Extension(context.site(), command.resource(), command.required(), command.schema(),
				false, 1, context.at(), context.at());
		context.draft().add(Event.created(extension, Reason.ADMINISTRATOR));
		return context.accepted(extension);
	}

	private static Decision change(Context context, Command.PutExtension command, Extension before) {
		if (before.removed() && !command.preconditions().ifMatch().isEmpty()) {
			return context.nothingToMatch();
		}
		if (!before.removed() && !command.preconditions().allow(before.version())) {
			return context.versionMismatch(before.version());
		}
		if (command.resource() != before.resource()) {
			return refused(Outcome.Code.EXTENSION_CONFLICT, new SchemaFault("resource",
					"Expected the resource type as it was registered, but it is another: choose another URN"));
		}
		List<SchemaFault> unsafe = ExtensionRules.changes(before.schema(), command.schema());
		if (!unsafe.isEmpty()) {
			return refused(Outcome.Code.EXTENSION_CONFLICT, unsafe.get(0));
		}
		List<String> changed = changed(command, before);
		if (changed.isEmpty()) {
			return context.accepted(before);
		}
		Extension after = before.changed(command.required(), command.schema(), context.at());
		context.draft().add(Event.updated(before, after, Reason.ADMINISTRATOR, changed));
		return context.accepted(after);
	}

	private static List<String> changed(Command.PutExtension command, Extension before) {
		List<String> changed = new ArrayList<>();
		if (before.removed()) {
			changed.add("removed");
		}
		if (command.required() != before.required()) {
			changed.add("required");
		}
		if (!command.schema().equals(before.schema())) {
			changed.add("schema");
		}
		return changed;
	}

	private static Decision refused(Outcome.Code code, SchemaFault fault) {
		return Decision.refused(code, fault.field() + ": " + fault.detail());
	}

}
