package dev.rollcall.processor.topology;

import java.util.Locale;

import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Outcome;
import io.micrometer.core.instrument.MeterRegistry;

/** What the processor counts, by its published names. */
public final class ProcessorMetrics {

	private final MeterRegistry registry;

	public ProcessorMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void decided(Outcome outcome) {
		String result = outcome.match(ResultName.NAMES, ResultName.NAMES);
		this.registry.counter("rollcall.processor.commands", "result", result).increment();
	}

	void repeated() {
		this.registry.counter("rollcall.processor.commands", "result", "repeated").increment();
	}

	void deadLetter(String why) {
		this.registry.counter("rollcall.processor.dead.letters", "why", why).increment();
	}

	void jobStep(Job.Kind kind, String result) {
		this.registry
			.counter("rollcall.processor.job.steps", "kind", kind.name().toLowerCase(Locale.ROOT), "result", result)
			.increment();
	}

	/** {@code applied}, {@code unchanged}, or the code of the refusal. */
	private enum ResultName implements Outcome.Cases<ResultName, String> {

		NAMES;

		@Override
		public String applied(ResultName context, Outcome.Applied applied) {
			return applied.changed() ? "applied" : "unchanged";
		}

		@Override
		public String explained(ResultName context, Outcome.Explained explained) {
			return "explained";
		}

		@Override
		public String refused(ResultName context, Outcome.Refused refused) {
			return refused.code().name().toLowerCase(Locale.ROOT);
		}

	}

}
