package dev.rollcall.processor.decide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.job.Jobs;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.Reason;

/** Begins to work out what a policy would do (docs/policy.md, "Changing the policy"). */
final class PreviewPolicyDecision {

	private PreviewPolicyDecision() {
	}

	static Decision decide(Context context, Command.PreviewPolicy command) {
		Optional<Entity.Provider> provider = context.directory().provider(command.provider());
		if (provider.isEmpty()) {
			return context.noProvider(command.provider());
		}
		if (context.directory().preview(command.id()).isPresent()) {
			return context.idTaken(command.id());
		}
		Optional<Decision> invalid = PolicyChanges.invalid(command.policy(), provider.get().protocol());
		if (invalid.isPresent()) {
			return invalid.get();
		}
		Optional<UUID> left = endEarlier(context, command);
		Preview preview = new Preview(context.site(), command.id(), command.provider(), command.policy(),
				provider.get().version(), context.envelope().actor(), context.at(), Optional.empty(), 0, 0,
				Preview.Counts.NONE);
		context.draft().add(Event.created(preview, Reason.PREVIEWED));
		Jobs.start(context.draft(), context.command(), Job.Kind.PREVIEW, command.provider(), command.id().value(), left,
				context.at());
		return context.accepted(preview);
	}

	/**
	 * A provider has one preview at a time.
	 * @return an earlier one that has more pages than go at once
	 */
	private static Optional<UUID> endEarlier(Context context, Command.PreviewPolicy command) {
		Optional<UUID> left = Optional.empty();
		for (Preview earlier : context.directory().previews()) {
			if (earlier.provider().equals(command.provider())) {
				for (Job job : Jobs.about(context.draft(), earlier.id().value())) {
					left = left.or(job::target);
					context.draft().add(Event.deleted(job, Reason.PREVIEWED));
				}
				List<PreviewPage> pages = context.directory().previewPages(earlier.id(), context.limits().atOnce() + 1);
				if (pages.size() > context.limits().atOnce()) {
					left = Optional.of(earlier.id().value());
				}
				else {
					pages.forEach((page) -> context.draft().add(Event.deleted(page, Reason.PREVIEWED)));
				}
				context.draft().add(Event.deleted(earlier, Reason.PREVIEWED));
			}
		}
		return left;
	}

}
