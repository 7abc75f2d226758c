package dev.rollcall.processor.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The topics that the processor writes, and how a record gets there. */
final class Sinks {

	static final List<Topic> ALL = List.of(Topics.OUTCOMES, Topics.DIRECTORY, Topics.EVENTS, Topics.HISTORY,
			Topics.ACCOUNTS, Topics.CREDENTIALS, Topics.EXTENSIONS, Topics.DEAD_LETTERS);

	private final ProcessorContext<byte[], Outgoing> context;

	Sinks(ProcessorContext<byte[], Outgoing> context) {
		this.context = context;
	}

	/** Sends to the task's own partition. */
	void send(Topic topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers) {
		send(topic, this.context.taskId().partition(), key, value, timestamp, headers);
	}

	void send(Topic topic, int partition, byte @Nullable [] key, byte @Nullable [] value, long timestamp,
			Headers headers) {
		this.context.forward(new Record<>(key, new Outgoing(value, partition), timestamp, headers), name(topic));
	}

	/** The name of the node that writes a topic. */
	static String name(Topic topic) {
		return "to-" + topic.name();
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
