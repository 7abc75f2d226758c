package dev.rollcall.projector.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveViewTest {

	private final LiveView live = new LiveView(Duration.ofMillis(200), 3);

	@Test
	void shouldReflectNothingBeforeItHasCaughtUp() throws Exception {
		assertThat(this.live.reflects(ReadBound.NONE)).isFalse();
		CompletableFuture<Boolean> waiting = this.live.await(ReadBound.NONE);
		this.live.caughtUp();
		assertThat(waiting.get(1, TimeUnit.SECONDS)).isTrue();
		assertThat(this.live.reflects(ReadBound.NONE)).isTrue();
	}

	@Test
	void shouldReleaseWaitersOfSequencesAndOffsets() {
		this.live.caughtUp();
		CompletableFuture<Boolean> sequence = this.live.await(ReadBound.sequence(1, 5));
		CompletableFuture<Boolean> offset = this.live.await(ReadBound.offset(1, 20));
		this.live.reflects(List.of(new Position(0, 100, 100, 0), new Position(1, 19, 5, 0)));
		assertThat(sequence).isCompletedWithValue(true);
		assertThat(offset).isNotDone();
		this.live.reflects(List.of(new Position(1, 20, 5, 0)));
		assertThat(offset).isCompletedWithValue(true);
		assertThat(this.live.reflects(ReadBound.offset(1, 20))).isTrue();
		assertThat(this.live.reflects(ReadBound.offset(1, 21))).isFalse();
	}

	@Test
	void shouldGiveUpInTimeAndForgetTheWaiter() {
		this.live.caughtUp();
		for (int i = 0; i < 5; i++) {
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> this.live.await(ReadBound.sequence(0, 9)).get(5, TimeUnit.SECONDS))
				.withCauseInstanceOf(ViewUnavailableException.class);
		}
	}

	@Test
	void shouldLetOnlySoManyWait() {
		this.live.caughtUp();
		for (int i = 0; i < 3; i++) {
			assertThat(this.live.await(ReadBound.sequence(0, 9))).isNotDone();
		}
		assertThat(this.live.await(ReadBound.sequence(0, 9))).isCompletedExceptionally();
	}

	@Test
	void shouldWaitAgainWhenTheViewStartsOver() throws Exception {
		this.live.caughtUp();
		this.live.reflects(List.of(new Position(0, 10, 10, 0)));
		this.live.startsOver();
		CompletableFuture<Boolean> waiting = this.live.await(ReadBound.sequence(0, 10));
		this.live.startsOver();
		this.live.reflects(List.of(new Position(0, 0, 0, 0)));
		this.live.caughtUp();
		assertThat(waiting).isNotDone();
		this.live.reflects(List.of(new Position(0, 10, 10, 0)));
		assertThat(waiting.get(1, TimeUnit.SECONDS)).isTrue();
	}

}
