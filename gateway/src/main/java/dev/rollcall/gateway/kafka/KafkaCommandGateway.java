package dev.rollcall.gateway.kafka;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** {@link CommandGateway} over the topics of commands and outcomes. */
final class KafkaCommandGateway implements CommandGateway {

	/** What {@code replyPartition} tells while commands cannot be sent. */
	static final int NOT_READY = -1;

	private final CommandsProperties properties;

	private final Clock clock;

	private final IdSource ids;

	private final IntSupplier replyPartition;

	private final CommandProducer producer;

	private final PendingOutcomes pending;

	private final InFlight inFlight;

	private final CommandMetrics metrics;

	KafkaCommandGateway(CommandsProperties properties, Clock clock, IdSource ids, IntSupplier replyPartition,
			CommandProducer producer, PendingOutcomes pending, InFlight inFlight, CommandMetrics metrics) {
		this.properties = properties;
		this.clock = clock;
		this.ids = ids;
		this.replyPartition = replyPartition;
		this.producer = producer;
		this.pending = pending;
		this.inFlight = inFlight;
		this.metrics = metrics;
	}

	@Override
	public Mono<Outcome.Envelope> ask(SiteId site, String actor, RawRequest raw, Command command) {
		return Mono.create((sink) -> send(site, actor, raw, command, sink));
	}

	private void send(SiteId site, String actor, RawRequest raw, Command command, MonoSink<Outcome.Envelope> sink) {
		int reply = this.replyPartition.getAsInt();
		if (reply == NOT_READY) {
			refuse(command, unavailable(), sink);
			return;
		}
		if (!this.inFlight.tryEnter(site)) {
			refuse(command, overloaded(), sink);
			return;
		}
		CommandId id = new CommandId(this.ids.next());
		long start = System.nanoTime();
		this.pending.register(id, start + this.properties.outcomeTimeout().toNanos(),
				new Asking(site, command, start, sink));
		try {
			this.producer.send(
					new Command.Envelope(id, site, this.clock.instant().truncatedTo(ChronoUnit.MILLIS), actor,
							Optional.of(reply), raw, command),
					sink.contextView().getOrDefault(TRACEPARENT, null),
					(failure) -> this.pending.fail(id, reason(failure)));
		}
		catch (RuntimeException ex) {
			this.pending.fail(id, ex);
		}
	}

	private void refuse(Command command, UnansweredException reason, MonoSink<Outcome.Envelope> sink) {
		this.metrics.unanswered(command, reason, 0);
		sink.error(reason);
	}

	private RuntimeException reason(Exception failure) {
		if (failure instanceof RecordTooLargeException) {
			return new CommandTooLargeException("Expected a request that fits into one command, but it is too large");
		}
		return (failure instanceof BufferExhaustedException) ? overloaded() : unavailable();
	}

	private UnansweredException overloaded() {
		return new OverloadedException("Expected to take the request, but too many are under way",
				this.properties.retryAfter());
	}

	private UnansweredException unavailable() {
		return new KafkaUnavailableException("Expected to hand the request on, but the log cannot be reached",
				this.properties.retryAfter());
	}

	/** One request under way: gives its place back before it answers. */
	private final class Asking implements PendingOutcomes.Waiter {

		private final SiteId site;

		private final Command command;

		private final long start;

		private final MonoSink<Outcome.Envelope> sink;

		Asking(SiteId site, Command command, long start, MonoSink<Outcome.Envelope> sink) {
			this.site = site;
			this.command = command;
			this.start = start;
			this.sink = sink;
		}

		@Override
		public void answered(Outcome.Envelope outcome) {
			KafkaCommandGateway.this.inFlight.leave(this.site);
			KafkaCommandGateway.this.metrics.answered(this.command, outcome.outcome(), System.nanoTime() - this.start);
			this.sink.success(outcome);
		}

		@Override
		public void unanswered(RuntimeException reason) {
			KafkaCommandGateway.this.inFlight.leave(this.site);
			KafkaCommandGateway.this.metrics.unanswered(this.command, reason, System.nanoTime() - this.start);
			this.sink.error(reason);
		}

	}

}
