package dev.rollcall.processor.topology;

import java.time.Duration;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a commit as soon as there is nothing more to do. A commit costs the thread
 * some milliseconds in which it decides nothing: while commands wait they had better
 * share one, and when none waits the outcomes should not. Under steady load the commit
 * interval is the bound.
 */
final class CommitPace {

	/** The clock of a thread is no finer. */
	private static final Duration PAUSE = Duration.ofMillis(1);

	private final ProcessorContext<?, ?> context;

	private @Nullable Cancellable schedule;

	private boolean worked;

	CommitPace(ProcessorContext<?, ?> context) {
		this.context = context;
	}

	/** Something was done that waits for a commit. */
	void worked() {
		this.worked = true;
		if (this.schedule == null) {
			this.schedule = this.context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, (now) -> pause());
		}
	}

	private void pause() {
		if (this.worked) {
			this.worked = false;
			return;
		}
		close();
		this.context.commit();
	}

	void close() {
		if (this.schedule != null) {
			this.schedule.cancel();
			this.schedule = null;
		}
	}

}
