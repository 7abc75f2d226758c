package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.util.Locale;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What there is to see of commands: {@code rollcall.gateway.commands} by command and
 * outcome, how many are in flight, and outcomes nobody waited for.
 */
final class CommandMetrics implements Outcome.Cases<Boolean, String> {

	private final Meter.MeterProvider<Timer> commands;

	private final Counter unawaited;

	private final Counter undecodable;

	CommandMetrics(MeterRegistry registry, InFlight inFlight, PendingOutcomes pending) {
		this.commands = Timer.builder("rollcall.gateway.commands")
			.description("From a command's making to its outcome, or to giving up")
			.publishPercentileHistogram()
			.withRegistry(registry);
		this.unawaited = Counter.builder("rollcall.gateway.outcomes.unawaited")
			.description("Outcomes that came too late, twice, or for another gateway")
			.register(registry);
		this.undecodable = Counter.builder("rollcall.gateway.outcomes.undecodable")
			.description("Outcomes whose bytes are not an outcome")
			.register(registry);
		Gauge.builder("rollcall.gateway.commands.inflight", inFlight, InFlight::count)
			.description("Commands under way")
			.register(registry);
		Gauge.builder("rollcall.gateway.commands.inflight.sites", inFlight, InFlight::sites)
			.description("Sites with a command under way")
			.register(registry);
		Gauge.builder("rollcall.gateway.outcomes.pending", pending, PendingOutcomes::count)
			.description("Requests that wait for an outcome")
			.register(registry);
	}

	void answered(Command command, Outcome outcome, long nanos) {
		record(command, outcome.match(this, true), nanos);
	}

	void unanswered(Command command, RuntimeException reason, long nanos) {
		record(command, unansweredTag(reason), nanos);
	}

	void unawaited() {
		this.unawaited.increment();
	}

	void undecodable() {
		this.undecodable.increment();
	}

	@Override
	public String applied(Boolean context, Outcome.Applied applied) {
		return applied.changed() ? "applied" : "unchanged";
	}

	@Override
	public String explained(Boolean context, Outcome.Explained explained) {
		return "explained";
	}

	@Override
	public String refused(Boolean context, Outcome.Refused refused) {
		return refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private void record(Command command, String outcome, long nanos) {
		this.commands.withTags("command", CommandTypes.name(command), "outcome", outcome)
			.record(Duration.ofNanos(nanos));
	}

	private static String unansweredTag(RuntimeException reason) {
		if (reason instanceof OverloadedException) {
			return "overloaded";
		}
		if (reason instanceof NoOutcomeException) {
			return "timeout";
		}
		return (reason instanceof KafkaUnavailableException) ? "unavailable" : "failed";
	}

}
