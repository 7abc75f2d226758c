package dev.rollcall.processor.topology;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitPaceTest {

	private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();

	private final CommitPace pace = new CommitPace(this.context);

	@Test
	void shouldCommitAtTheFirstPause() {
		this.pace.worked();
		tick();
		assertThat(this.context.committed()).as("worked since the last tick").isFalse();
		tick();
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void shouldLetCommandsThatWaitShareACommit() {
		for (int i = 0; i < 10; i++) {
			this.pace.worked();
			tick();
		}
		assertThat(this.context.committed()).isFalse();
	}

	@Test
	void shouldRestWhileThereIsNothingToDo() {
		this.pace.worked();
		tick();
		tick();
		assertThat(this.context.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);
		this.pace.worked();
		assertThat(this.context.scheduledPunctuators()).filteredOn((each) -> !each.cancelled()).hasSize(1);
	}

	private void tick() {
		this.context.scheduledPunctuators()
			.stream()
			.filter((each) -> !each.cancelled())
			.toList()
			.forEach((each) -> each.getPunctuator().punctuate(0));
	}

}
