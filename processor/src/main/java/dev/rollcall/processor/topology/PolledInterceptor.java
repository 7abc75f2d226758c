package dev.rollcall.processor.topology;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells {@link PolledOffsets} what the commands' consumer hands over. Kafka makes it, and
 * its configuration says which offsets these are.
 */
public final class PolledInterceptor implements ConsumerInterceptor<byte[], byte[]> {

	/** The {@link PolledOffsets}. */
	public static final String OFFSETS = "rollcall.polled.offsets";

	private PolledOffsets offsets = new PolledOffsets();

	@Override
	public void configure(Map<String, ?> configs) {
		if (!(configs.get(OFFSETS) instanceof PolledOffsets given)) {
			throw new IllegalArgumentException("Expected offsets in " + OFFSETS + ", but there are none");
		}
		this.offsets = given;
	}

	@Override
	public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
		this.offsets.polled(records);
		return records;
	}

	@Override
	public void onCommit(Map<TopicPartition, OffsetAndMetadata> committed) {
		// Streams commits by its producer.
	}

	@Override
	public void close() {
		// There is nothing to close.
	}

}
