package dev.rollcall.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import dev.rollcall.schemas.SiteId;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TopicsTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 7, 64 })
	void shouldPartitionAsKafkaDoes(int partitions) {
		IntStream.range(0, 2_000).mapToObj((number) -> "site-" + number).forEach((name) -> {
			byte[] key = name.getBytes(StandardCharsets.UTF_8);
			assertThat(Topics.partition(new SiteId(name), partitions))
				.isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
		});
	}

	@Test
	void shouldNameEveryTopicOnce() {
		assertThat(Topics.ALL).extracting(Topic::name)
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("rollcall\\.[a-z-]+\\.v1"));
	}

	@Test
	void shouldKeepHistoryForEver() {
		assertThat(Topics.HISTORY.configs()).containsEntry("retention.ms", "-1")
			.containsEntry("cleanup.policy", "delete");
	}

	@Test
	void shouldComeBackFromThePositionHeader() {
		DirectoryPosition position = new DirectoryPosition(1L << 40, true);
		assertThat(DirectoryPosition.decode(position.encode())).isEqualTo(position);
		assertThat(DirectoryPosition.decode(new DirectoryPosition(1, false).encode()).last()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> DirectoryPosition.decode(new byte[8]));
	}

}
