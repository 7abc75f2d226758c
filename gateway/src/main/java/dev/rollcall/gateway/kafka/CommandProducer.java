package dev.rollcall.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes commands to their topic, each to its site's partition. */
final class CommandProducer implements AutoCloseable {

	private static final byte[] SPEC_VERSION = bytes("1.0");

	private static final byte[] SOURCE = bytes("/rollcall/gateway");

	private static final byte[] CONTENT_TYPE = bytes("application/avro");

	private final Producer<byte[], byte[]> producer;

	private final Partitions partitions;

	CommandProducer(Producer<byte[], byte[]> producer, Partitions partitions) {
		this.producer = producer;
		this.partitions = partitions;
	}

	/** Whether the client knows where the commands topic is; asks it to find out. */
	boolean warmUp() {
		try {
			return !this.producer.partitionsFor(Topics.COMMANDS.name()).isEmpty();
		}
		catch (TimeoutException ex) {
			return false;
		}
	}

	/**
	 * Sends without blocking.
	 * @param failed is called, on any thread, if the command does not reach the topic
	 */
	void send(Command.Envelope envelope, @Nullable String traceparent, Consumer<Exception> failed) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.COMMANDS.name(),
				this.partitions.of(envelope.site()), bytes(envelope.site().value()), Codecs.COMMAND.encode(envelope));
		describe(record.headers(), envelope, traceparent);
		try {
			this.producer.send(record, (metadata, failure) -> {
				if (failure != null) {
					failed.accept(failure);
				}
			});
		}
		catch (KafkaException ex) {
			failed.accept(ex);
		}
	}

	@Override
	public void close() {
		this.producer.close(Duration.ofSeconds(1));
	}

	/** CloudEvents attributes in the form of the Kafka binding, and trace context. */
	private static void describe(Headers headers, Command.Envelope envelope, @Nullable String traceparent) {
		headers.add("ce_specversion", SPEC_VERSION);
		headers.add("ce_id", bytes(envelope.id().toString()));
		headers.add("ce_source", SOURCE);
		headers.add("ce_type", bytes(CommandTypes.eventType(envelope.command())));
		headers.add("ce_time", bytes(envelope.at().toString()));
		headers.add("content-type", CONTENT_TYPE);
		if (traceparent != null) {
			headers.add("traceparent", bytes(traceparent));
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
