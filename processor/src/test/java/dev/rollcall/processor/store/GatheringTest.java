package dev.rollcall.processor.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class GatheringTest {

	private static final TopicPartition ONE = new TopicPartition("commands", 1);

	private static final TopicPartition TWO = new TopicPartition("commands", 2);

	private static final Duration TIMEOUT = Duration.ofMillis(5);

	private final Polling polling = new Polling();

	private long nanos;

	private final Gathering gathering = new Gathering(this.polling, () -> this.nanos);

	private final Deque<Supplier<ConsumerRecords<byte[], byte[]>>> answers = new ArrayDeque<>();

	private final List<Duration> asked = new ArrayList<>();

	@Test
	void shouldHandOverALoneCommandAtOnce() {
		answer(ONE, 5);
		answer(ONE, 6);
		assertThat(poll()).containsExactly("1@5");
		assertThat(poll()).containsExactly("1@6");
		assertThat(this.asked).containsExactly(TIMEOUT, TIMEOUT);
	}

	@Test
	void shouldComeBackSoonWhileThereAreJobs() {
		Duration idle = Duration.ofMillis(50);
		this.polling.jobsBegin();
		this.polling.jobsBegin();
		answer(ONE);
		this.gathering.poll(this::consumer, idle);
		this.polling.jobsEnd();
		answer(ONE);
		this.gathering.poll(this::consumer, idle);
		answer(ONE);
		this.gathering.poll(this::consumer, Duration.ZERO);
		this.polling.jobsEnd();
		answer(ONE);
		this.gathering.poll(this::consumer, idle);
		assertThat(this.asked).containsExactly(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ZERO, idle);
	}

	@Test
	void shouldGatherWhatCameAfterTheFetchAheadUnderLoad() {
		answer(ONE, 5, 6, 7);
		answer(ONE, 8, 9);
		answer(ONE);
		assertThat(poll()).containsExactly("1@5", "1@6", "1@7", "1@8", "1@9");
		answer(ONE, 10);
		answer(ONE, 11, 12);
		answer(ONE, 13);
		answer(ONE);
		assertThat(poll()).as("one command ahead, after many").containsExactly("1@10", "1@11", "1@12", "1@13");
		assertThat(this.asked).hasSize(7);
		assertThat(this.asked.get(1)).isLessThan(TIMEOUT);
	}

	@Test
	void shouldNotGatherForEver() {
		for (int i = 0; i < 4; i++) {
			int offset = 3 * i;
			this.answers.add(() -> {
				this.nanos += Duration.ofMillis(2).toNanos();
				return polled(ONE, offset, offset + 1, offset + 2);
			});
		}
		assertThat(poll()).hasSize(12);
		assertThat(this.asked).extracting(Duration::toMillis).containsExactly(5L, 3L, 3L, 2L);
		this.asked.clear();
		answer(ONE, LongStream.range(12, 600).toArray());
		assertThat(poll()).as("enough for a commit").hasSize(588);
		assertThat(this.asked).containsExactly(TIMEOUT);
	}

	@Test
	void shouldWaitForNoMoreThanCameTogetherBefore() {
		answer(ONE, 1, 2, 3);
		answer(ONE, 4, 5);
		answer(ONE);
		assertThat(poll()).as("all that came was waited for").hasSize(5);
		answer(ONE, 6, 7);
		answer(ONE, 8, 9, 10);
		assertThat(poll()).as("as many as before").hasSize(5);
		answer(ONE, 11, 12, 13, 14, 15, 16);
		assertThat(poll()).as("more than before, at once").hasSize(6);
		answer(ONE, 17, 18, 19, 20, 21);
		answer(ONE);
		assertThat(poll()).as("not as many as last time, so one more could come").hasSize(5);
		answer(ONE, 22, 23, 24, 25, 26);
		assertThat(poll()).as("one client has gone").hasSize(5);
		assertThat(this.answers).isEmpty();
	}

	@Test
	void shouldLookNowAndThenWhetherThereAreMore() {
		answer(ONE, 1, 2, 3);
		answer(ONE);
		poll();
		for (int i = 0; i < 15; i++) {
			answer(ONE, 1, 2, 3);
			assertThat(poll()).hasSize(3);
		}
		answer(ONE, 1, 2, 3);
		answer(ONE, 4);
		answer(ONE);
		assertThat(poll()).hasSize(4);
		answer(ONE, 5, 6, 7);
		answer(ONE, 8);
		assertThat(poll()).hasSize(4);
		assertThat(this.answers).isEmpty();
	}

	@Test
	void shouldAlwaysWaitForMoreThanManyThatCameTogether() {
		for (int i = 0; i < 2; i++) {
			answer(ONE, LongStream.range(0, 65).toArray());
			answer(ONE);
			assertThat(poll()).hasSize(65);
			assertThat(this.answers).isEmpty();
		}
	}

	@Test
	void shouldStopGatheringWhenTheLoadIsOver() {
		answer(ONE, 5, 6, 7);
		answer(ONE);
		poll();
		answer(ONE, 8);
		answer(ONE);
		poll();
		this.asked.clear();
		answer(ONE, 9);
		assertThat(poll()).containsExactly("1@9");
		assertThat(this.asked).containsExactly(TIMEOUT);
	}

	@Test
	void shouldNotGatherWhereNothingHasArrived() {
		answer(ONE, 5, 6, 7);
		answer(ONE);
		poll();
		this.asked.clear();
		answer(ONE);
		assertThat(poll()).isEmpty();
		assertThat(this.asked).containsExactly(TIMEOUT);
	}

	@Test
	void shouldLetGoOfAPartitionThatAFurtherPollTakesAway() {
		this.answers.add(() -> new ConsumerRecords<>(Map.of(ONE, records(ONE, 5, 6, 7), TWO, records(TWO, 1)),
				Map.of(ONE, new OffsetAndMetadata(8), TWO, new OffsetAndMetadata(2))));
		this.answers.add(() -> {
			this.gathering.drop(List.of(ONE));
			return polled(TWO, 2);
		});
		answer(TWO);
		ConsumerRecords<byte[], byte[]> records = this.gathering.poll(this::consumer, TIMEOUT);
		assertThat(named(records)).containsExactly("2@1", "2@2");
		assertThat(records.nextOffsets()).isEqualTo(Map.of(TWO, new OffsetAndMetadata(3)));
	}

	@Test
	void shouldTakeAPartitionThatComesBackFromItsLastCommit() {
		answer(ONE, 5, 6, 7);
		this.answers.add(() -> {
			this.gathering.drop(List.of(ONE));
			return polled(ONE, 4, 5);
		});
		answer(ONE);
		assertThat(poll()).containsExactly("1@4", "1@5");
	}

	@Test
	void shouldHandOverWhatThereIsBeforeAFailureOfAFurtherPoll() {
		answer(ONE, 5, 6, 7);
		this.answers.add(() -> {
			throw new IllegalStateException("fenced");
		});
		assertThat(poll()).containsExactly("1@5", "1@6", "1@7");
		assertThatIllegalStateException().isThrownBy(this::poll).withMessage("fenced");
		answer(ONE, 8, 9, 10);
		answer(ONE);
		assertThat(poll()).containsExactly("1@8", "1@9", "1@10");
	}

	@Test
	void shouldTellHowFarItHandedOver() {
		answer(ONE, 5, 6, 7);
		answer(ONE, 8);
		answer(ONE);
		poll();
		assertThat(this.polling.nothingAfter(ONE, 7)).isFalse();
		assertThat(this.polling.nothingAfter(ONE, 8)).isTrue();
	}

	private void answer(TopicPartition partition, long... offsets) {
		this.answers.add(() -> polled(partition, offsets));
	}

	private static ConsumerRecords<byte[], byte[]> polled(TopicPartition partition, long... offsets) {
		return (offsets.length == 0) ? ConsumerRecords.empty()
				: new ConsumerRecords<>(Map.of(partition, records(partition, offsets)),
						Map.of(partition, new OffsetAndMetadata(offsets[offsets.length - 1] + 1)));
	}

	private static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, long... offsets) {
		return LongStream.of(offsets)
			.mapToObj((offset) -> new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0],
					new byte[0]))
			.toList();
	}

	private ConsumerRecords<byte[], byte[]> consumer(Duration timeout) {
		this.asked.add(timeout);
		return this.answers.remove().get();
	}

	private List<String> poll() {
		return named(this.gathering.poll(this::consumer, TIMEOUT));
	}

	private static List<String> named(ConsumerRecords<byte[], byte[]> records) {
		return StreamSupport.stream(records.spliterator(), false)
			.map((record) -> record.partition() + "@" + record.offset())
			.toList();
	}

}
