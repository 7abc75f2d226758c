package dev.rollcall.processor.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rollcall.processor.job.Jobs;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of jobs between commands, one job after the other in turn, and rests
 * while there are none. While commands come in, a step is a tenth of its size and is
 * taken at every third tick: by its end the next one is due again, and would let a single
 * command in between. Commands come in as long as the last one is a few ticks ago: those
 * who wait for an outcome before they send the next leave gaps, and a whole step in such
 * a gap would hold up all of them. A job whose step fails is left as it is until the next
 * start.
 */
final class JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(JobRunner.class);

	/** Identity providers wait for commands, nobody for a step. */
	private static final int BUSY = 10;

	private static final int REST = 2;

	/** After so many ticks without a command none is expected. */
	private static final int CALM = 10;

	private final ProcessorContext<byte[], Outgoing> context;

	private final StoredRows rows;

	private final StepWriter writer;

	private final TopologySettings settings;

	private final ProcessorMetrics metrics;

	private final Polling polling;

	private final Set<JobId> failed = new HashSet<>();

	private @Nullable Cancellable schedule;

	private @Nullable RowKey last;

	private int ticks = CALM;

	private int rested;

	JobRunner(ProcessorContext<byte[], Outgoing> context, StoredRows rows, StepWriter writer, TopologySettings settings,
			ProcessorMetrics metrics, Polling polling) {
		this.context = context;
		this.rows = rows;
		this.writer = writer;
		this.settings = settings;
		this.metrics = metrics;
		this.polling = polling;
	}

	/** Begins to run steps, if it does not already. */
	void wake() {
		if (this.schedule == null) {
			Duration interval = this.settings.stepInterval();
			this.schedule = this.context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::run);
			this.polling.jobsBegin();
		}
	}

	/** A command came in: the next steps are small ones. */
	void busy() {
		this.ticks = 0;
	}

	void close() {
		if (this.schedule != null) {
			this.schedule.cancel();
			this.schedule = null;
			this.polling.jobsEnd();
		}
	}

	private void run(long now) {
		boolean busy = this.ticks < CALM;
		if (busy) {
			this.ticks++;
		}
		if (busy && this.rested < REST) {
			this.rested++;
			return;
		}
		Optional<Rows.Entry> next = next();
		if (next.isEmpty()) {
			close();
			return;
		}
		this.last = next.get().key();
		this.rested = 0;
		step(job(next.get()), busy ? Math.max(1, this.settings.stepSize() / BUSY) : this.settings.stepSize(), now);
	}

	private void step(Job job, int size, long now) {
		Draft draft = new Draft(job.site(), this.rows);
		Instant at = Instant.ofEpochMilli(now);
		try {
			Jobs.step(draft, job, size, at);
		}
		catch (KafkaException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			this.failed.add(job.id());
			this.metrics.jobStep(job.kind(), "failed");
			logger.error("Expected to take a step of {}, but it failed; the job rests until the next start", job.key(),
					Faceless.of(ex));
			return;
		}
		this.metrics.jobStep(job.kind(), "done");
		this.writer.write(draft, new Step(new CommandId(job.id().value()), "job:" + job.id(), at, now, null));
	}

	/** The next job in turn that can take a step. */
	private Optional<Rows.Entry> next() {
		List<Rows.Entry> jobs = this.rows.scan(Layout.all(EntityKey.Kind.JOB), null, Integer.MAX_VALUE);
		RowKey turn = this.last;
		return jobs.stream()
			.filter((entry) -> turn != null && entry.key().compareTo(turn) > 0)
			.filter(this::ready)
			.findFirst()
			.or(() -> jobs.stream().filter(this::ready).findFirst());
	}

	private boolean ready(Rows.Entry entry) {
		Job job = job(entry);
		return !this.failed.contains(job.id()) && Jobs.runnable(new Draft(job.site(), this.rows), job);
	}

	private static Job job(Rows.Entry entry) {
		return (Job) ((Row.Stored) entry.row()).entity();
	}

}
