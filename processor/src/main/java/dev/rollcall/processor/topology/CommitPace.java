package dev.rollcall.processor.topology;

import dev.rollcall.processor.store.Polling;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Asks for a commit after the last command that has arrived. A commit costs the thread
 * some milliseconds in which it decides nothing: commands that arrive in that time are
 * polled together and share the next one, the more of them the higher the load; a lone
 * command waits for nobody. The commit interval is the bound.
 */
final class CommitPace {

	private final ProcessorContext<?, ?> context;

	private final Polling polling;

	CommitPace(ProcessorContext<?, ?> context, Polling polling) {
		this.context = context;
		this.polling = polling;
	}

	/** The command at hand was done and waits for a commit. */
	void worked() {
		if (this.context.recordMetadata().map(this::nothingAfter).orElse(true)) {
			this.context.commit();
		}
	}

	private boolean nothingAfter(RecordMetadata record) {
		return this.polling.nothingAfter(new TopicPartition(record.topic(), record.partition()), record.offset());
	}

}
