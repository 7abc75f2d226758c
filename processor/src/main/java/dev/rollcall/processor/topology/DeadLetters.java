package dev.rollcall.processor.topology;

import java.time.Instant;

import dev.rollcall.schemas.DeadLetter;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Puts aside what could not be decoded or decided. */
final class DeadLetters {

	/** A record of the greatest size leaves no room for what a dead letter adds. */
	private static final int MAX_VALUE = Topic.MAX_MESSAGE_BYTES - 64 * 1024;

	private final ProcessorContext<byte[], Outgoing> context;

	private final Sinks sinks;

	DeadLetters(ProcessorContext<byte[], Outgoing> context, Sinks sinks) {
		this.context = context;
		this.sinks = sinks;
	}

	/** Puts the record aside; the reason has no personal values. */
	void put(Record<byte[], byte[]> record, String reason) {
		RecordMetadata place = this.context.recordMetadata()
			.orElseThrow(() -> new IllegalStateException("Expected a record with its place, but it has none"));
		boolean fits = record.value() == null || record.value().length <= MAX_VALUE;
		DeadLetter letter = new DeadLetter(place.topic(), place.partition(), place.offset(),
				Instant.ofEpochMilli(record.timestamp()),
				fits ? reason : reason + " (too long to be copied: read it at its offset)", record.key(),
				fits ? record.value() : null);
		this.sinks.send(Topics.DEAD_LETTERS, record.key(), Codecs.DEAD_LETTER.encode(letter), record.timestamp(),
				CloudEvent.trace(record.headers().lastHeader(CloudEvent.TRACE_PARENT)));
	}

}
