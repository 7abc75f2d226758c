package dev.rollcall.processor.topology;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.rollcall.processor.store.Polling;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitPaceTest {

	private static final TopicPartition PARTITION = new TopicPartition("commands", 1);

	private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();

	private final Polling polling = new Polling();

	private final CommitPace pace = new CommitPace(this.context, this.polling);

	@Test
	void shouldLetCommandsThatArrivedTogetherShareACommit() {
		poll(PARTITION, 5, 6, 7);
		worked(5);
		worked(6);
		assertThat(this.context.committed()).isFalse();
		worked(7);
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void shouldCommitALoneCommandAtOnce() {
		poll(PARTITION, 5);
		worked(5);
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void shouldGoOnWithWhatArrivedMeanwhile() {
		poll(PARTITION, 5);
		poll(PARTITION, 6, 9);
		worked(5);
		worked(6);
		assertThat(this.context.committed()).isFalse();
		worked(9);
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void shouldTellPartitionsApart() {
		poll(PARTITION, 5);
		poll(new TopicPartition("commands", 2), 90);
		worked(5);
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void shouldCommitEachWhereNothingIsKnown() {
		worked(5);
		assertThat(this.context.committed()).isTrue();
	}

	private void poll(TopicPartition partition, long... offsets) {
		List<ConsumerRecord<byte[], byte[]>> records = LongStream.of(offsets)
			.mapToObj((offset) -> new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0],
					new byte[0]))
			.toList();
		this.polling.polled(new ConsumerRecords<>(Map.of(partition, records), Map.of()));
	}

	private void worked(long offset) {
		this.context.setRecordMetadata(PARTITION.topic(), PARTITION.partition(), offset);
		this.pace.worked();
	}

}
