package dev.rollcall.processor.topology;

import java.util.Optional;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.decide.Decision;
import dev.rollcall.processor.state.Directory;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one command after the other: decode, recognise, decide, write, answer. A command
 * that cannot be decoded or decided is put aside and never holds up the next.
 */
final class CommandProcessor implements Processor<byte[], byte[], byte[], Outgoing> {

	private static final Logger logger = LoggerFactory.getLogger(CommandProcessor.class);

	private final TopologySettings settings;

	private final Decider decider;

	private final ProcessorMetrics metrics;

	private final Polling polling;

	private Task task;

	@SuppressWarnings("NullAway.Init")
	CommandProcessor(TopologySettings settings, Decider decider, ProcessorMetrics metrics, Polling polling) {
		this.settings = settings;
		this.decider = decider;
		this.metrics = metrics;
		this.polling = polling;
	}

	@Override
	public void init(ProcessorContext<byte[], Outgoing> context) {
		StoredRows rows = new StoredRows(context.getStateStore(ProvisioningTopology.ROWS));
		Sinks sinks = new Sinks(context);
		StepWriter writer = new StepWriter(rows, sinks);
		this.task = new Task(context.taskId().partition(), rows,
				new SeenCommands(context.getStateStore(ProvisioningTopology.SEEN), this.settings.seenFor().toMillis()),
				sinks, new DeadLetters(context, sinks), writer,
				new JobRunner(context, rows, writer, this.settings, this.metrics, this.polling),
				new CommitPace(context, this.polling));
		if (!rows.scan(Layout.all(EntityKey.Kind.JOB), null, 1).isEmpty()) {
			this.task.jobs.wake();
		}
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		this.task.jobs.busy();
		take(record);
		this.task.pace.worked();
	}

	private void take(Record<byte[], byte[]> record) {
		Command.Envelope envelope;
		try {
			envelope = decode(record);
		}
		catch (UndecodableException ex) {
			putAside(record, "undecodable", "Expected a command, but the record is none");
			logger.error("Expected a command in {}, but the record is none", this.task.partition, Faceless.of(ex));
			return;
		}
		if (Topics.partition(envelope.site(), this.settings.partitions()) != this.task.partition) {
			putAside(record, "misplaced", "Expected a command in the partition of its site, but it is in another");
			logger.error("Expected command {} in the partition of site {}, but it is in {}", envelope.id(),
					envelope.site(), this.task.partition);
			return;
		}
		Optional<Outcome.Envelope> seen = this.task.seen.find(envelope, new Directory(envelope.site(), this.task.rows));
		if (seen.isPresent()) {
			this.metrics.repeated();
			answer(envelope, seen.get(), record);
			return;
		}
		decide(envelope, record);
	}

	private static Command.Envelope decode(Record<byte[], byte[]> record) {
		if (record.value() == null) {
			throw new UndecodableException("Expected a command, but the record has no value");
		}
		return Codecs.COMMAND.decode(record.value());
	}

	private void decide(Command.Envelope envelope, Record<byte[], byte[]> record) {
		Draft draft = new Draft(envelope.site(), this.task.rows);
		Decision decision;
		try {
			decision = this.decider.decide(draft, envelope);
		}
		catch (KafkaException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.error("Expected to decide command {} of site {}, but the core failed", envelope.id(),
					envelope.site(), Faceless.of(ex));
			putAside(record, "undecidable",
					"Expected to decide the command, but the core failed with " + ex.getClass());
			decision = Decision.refused(Outcome.Code.POISON,
					"Expected to decide the request, but it could not be decided; it was put aside");
		}
		decision.fold((accepted) -> write(envelope, draft, accepted, record), (refused) -> false);
		Outcome.Envelope outcome = new Outcome.Envelope(envelope.id(), envelope.site(), this.task.writer.sequence(),
				decision.outcome());
		this.metrics.decided(decision.outcome());
		this.task.seen.put(outcome, record.timestamp());
		answer(envelope, outcome, record);
	}

	private boolean write(Command.Envelope envelope, Draft draft, Decision.Accepted accepted,
			Record<byte[], byte[]> record) {
		if (accepted.events().isEmpty()) {
			return false;
		}
		this.task.writer.write(draft, new Step(envelope.id(), envelope.actor(), envelope.at(), record.timestamp(),
				record.headers().lastHeader(CloudEvent.TRACE_PARENT)));
		if (accepted.events().stream().anyMatch((event) -> event.after() instanceof Job)) {
			this.task.jobs.wake();
		}
		return true;
	}

	private void answer(Command.Envelope envelope, Outcome.Envelope outcome, Record<byte[], byte[]> record) {
		Optional<Integer> reply = envelope.reply()
			.filter((partition) -> partition >= 0 && partition < this.settings.outcomePartitions());
		reply.ifPresent((partition) -> this.task.sinks.send(Topics.OUTCOMES, partition,
				Ids.bytes(envelope.id().value()), Codecs.OUTCOME.encode(redacted(outcome)), record.timestamp(),
				CloudEvent.trace(record.headers().lastHeader(CloudEvent.TRACE_PARENT))));
	}

	private static Outcome.Envelope redacted(Outcome.Envelope envelope) {
		if (envelope.outcome() instanceof Outcome.Applied applied
				&& applied.resource() instanceof Entity.Credential credential) {
			return new Outcome.Envelope(envelope.command(), envelope.site(), envelope.sequence(), new Outcome.Applied(
					Redacted.entity(credential), applied.changed(), applied.groups(), applied.unknownMembers()));
		}
		return envelope;
	}

	private void putAside(Record<byte[], byte[]> record, String why, String reason) {
		this.metrics.deadLetter(why);
		this.task.deadLetters.put(record, reason);
	}

	@Override
	public void close() {
		this.task.jobs.close();
	}

	/** What belongs to one partition. */
	private record Task(int partition, StoredRows rows, SeenCommands seen, Sinks sinks, DeadLetters deadLetters,
			StepWriter writer, JobRunner jobs, CommitPace pace) {
	}

}
