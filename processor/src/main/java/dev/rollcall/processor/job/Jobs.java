package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.effect.Cause;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;

/** Starts jobs and runs their steps. */
public final class Jobs {

	private static final Map<Job.Kind, JobStep> STEPS = new EnumMap<>(Map.of(Job.Kind.DROP_GROUP, new DropGroupStep(),
			Job.Kind.MOVE_GROUP, new MoveGroupStep(), Job.Kind.REEVALUATE_PROVIDER, new ReevaluateProviderStep(),
			Job.Kind.DROP_PROVIDER, new DropProviderStep(), Job.Kind.PREVIEW, new PreviewStep(), Job.Kind.COMPLETE_SYNC,
			new CompleteSyncStep(), Job.Kind.DROP_SIGHTINGS, new DropSightingsStep()));

	private Jobs() {
	}

	/** Starts a job under the id of the command that asks for it. */
	public static void start(Draft draft, CommandId command, Job.Kind kind, ProviderId provider, UUID subject,
			Optional<UUID> target, Instant at) {
		draft.add(Event.created(new Job(draft.site(), new JobId(command.value()), kind, provider, subject, target,
				Optional.empty(), 0, Job.Stage.APPLY, 0, 0, 0, at), reason(kind)));
	}

	/**
	 * Starts to bring a provider's accounts in line with its policy.
	 * @param command the command that asks for it
	 * @param basis version of the provider that a discard goes back to; 0 for none
	 */
	public static Job reevaluate(Draft draft, JobId id, ProviderId provider, CommandId command, Job.Stage stage,
			long basis, Instant at) {
		Job job = new Job(draft.site(), id, Job.Kind.REEVALUATE_PROVIDER, provider, provider.value(),
				Optional.of(command.value()), Optional.empty(), 0, stage, 0, 0, basis, at);
		draft.add(Event.created(job, Reason.POLICY_CHANGED));
		return job;
	}

	/** Work that brings a provider's accounts in line, oldest first. */
	public static List<Job> reevaluations(Draft draft, ProviderId provider) {
		return about(draft, provider.value()).stream()
			.filter((job) -> job.kind() == Job.Kind.REEVALUATE_PROVIDER)
			.toList();
	}

	/** A held job, let go on: at the beginning of its next stage. */
	public static Job released(Draft draft, Job job) {
		Job after = Progress.stage(job, Job.Stage.GROUPS);
		draft.add(Event.updated(job, after, Reason.ADMINISTRATOR, changed(job, after)));
		return after;
	}

	/** Jobs of the site about one group or provider. */
	public static List<Job> about(Draft draft, UUID subject) {
		return draft.directory().jobs().stream().filter((job) -> job.subject().equals(subject)).toList();
	}

	/**
	 * Whether a step can be run now: not while an administrator is waited for. Bringing
	 * members in line waits while their group is being dropped, which does it, too.
	 */
	public static boolean runnable(Draft draft, Job job) {
		return job.stage() != Job.Stage.HELD && (job.kind() != Job.Kind.MOVE_GROUP
				|| about(draft, job.subject()).stream().noneMatch((other) -> other.kind() == Job.Kind.DROP_GROUP));
	}

	/** Drafts the next step of a job and its progress, or its end. */
	public static void step(Draft draft, Job job, int size, Instant at) {
		Optional<Job> after = Objects.requireNonNull(STEPS.get(job.kind())).run(draft, job, size, at);
		draft.add(after.isEmpty() ? Event.deleted(job, reason(job.kind()))
				: Event.updated(job, after.get(), reason(job.kind()), changed(job, after.get())));
	}

	/** What makes accounts follow in a step. */
	static Cause cause(Job job, Reason why, Instant at) {
		return Cause.of(new CommandId(job.id().value()), at, "job:" + job.id(), why);
	}

	private static List<String> changed(Job before, Job after) {
		List<String> names = new ArrayList<>();
		names.add("cursor");
		names.add("done");
		if (before.counted() != after.counted() || before.population() != after.population()) {
			names.add("counted");
		}
		if (before.stage() != after.stage()) {
			names.add("stage");
		}
		return names.stream().sorted().toList();
	}

	static Reason reason(Job.Kind kind) {
		return switch (kind) {
			case DROP_GROUP -> Reason.GROUP_DELETED;
			case MOVE_GROUP -> Reason.GROUP_RENAMED;
			case REEVALUATE_PROVIDER -> Reason.POLICY_CHANGED;
			case DROP_PROVIDER -> Reason.ADMINISTRATOR;
			case PREVIEW -> Reason.PREVIEWED;
			case COMPLETE_SYNC, DROP_SIGHTINGS -> Reason.SYNCHRONISED;
		};
	}

}
