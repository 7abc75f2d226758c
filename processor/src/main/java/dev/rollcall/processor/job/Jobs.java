package dev.rollcall.processor.job;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.state.Draft;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;

/** Starts jobs and runs their steps. */
public final class Jobs {

	private static final Map<Entity.Job.Kind, JobStep> STEPS = new EnumMap<>(Map.of(Entity.Job.Kind.DROP_GROUP,
			new DropGroupStep(), Entity.Job.Kind.MOVE_GROUP, new MoveGroupStep(), Entity.Job.Kind.REEVALUATE_PROVIDER,
			new ReevaluateProviderStep(), Entity.Job.Kind.DROP_PROVIDER, new DropProviderStep()));

	private Jobs() {
	}

	/** Starts a job under the id of the command that asks for it. */
	public static void start(Draft draft, CommandId command, Entity.Job.Kind kind, ProviderId provider, UUID subject,
			Optional<UUID> target, Instant at) {
		draft.add(Event.created(new Entity.Job(draft.site(), new JobId(command.value()), kind, provider, subject,
				target, Optional.empty(), 0, at), reason(kind)));
	}

	/** Jobs of the site about one group or provider. */
	public static List<Entity.Job> about(Draft draft, UUID subject) {
		return draft.directory().jobs().stream().filter((job) -> job.subject().equals(subject)).toList();
	}

	/**
	 * Whether a step can be run now. Moving waits while its group is being dropped, which
	 * needs to know where members are still to leave, and which ends it.
	 */
	public static boolean runnable(Draft draft, Entity.Job job) {
		return job.kind() != Entity.Job.Kind.MOVE_GROUP || about(draft, job.subject()).stream()
			.noneMatch((other) -> other.kind() == Entity.Job.Kind.DROP_GROUP);
	}

	/** Drafts the next step of a job and its progress, or its end. */
	public static void step(Draft draft, Entity.Job job, int size, Instant at) {
		Progress progress = Objects.requireNonNull(STEPS.get(job.kind())).run(draft, job, size, at);
		if (progress.finished()) {
			draft.add(Event.deleted(job, reason(job.kind())));
			return;
		}
		Entity.Job after = new Entity.Job(job.site(), job.id(), job.kind(), job.provider(), job.subject(), job.target(),
				progress.cursor(), job.done() + progress.done(), job.started());
		draft.add(Event.updated(job, after, reason(job.kind()), List.of("cursor", "done")));
	}

	static Reason reason(Entity.Job.Kind kind) {
		return switch (kind) {
			case DROP_GROUP -> Reason.GROUP_DELETED;
			case MOVE_GROUP -> Reason.GROUP_RENAMED;
			case REEVALUATE_PROVIDER -> Reason.POLICY_CHANGED;
			case DROP_PROVIDER -> Reason.ADMINISTRATOR;
		};
	}

}
