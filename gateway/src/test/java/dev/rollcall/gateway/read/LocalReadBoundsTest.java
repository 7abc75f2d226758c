package dev.rollcall.gateway.read;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocalReadBoundsTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final Partitions PARTITIONS = new Partitions(4);

	private final AtomicInteger questions = new AtomicInteger();

	private final LocalReadBounds bounds = new LocalReadBounds(Broker::new, PARTITIONS);

	@AfterEach
	void stop() {
		this.bounds.stop();
	}

	@Test
	void shouldNotTellABoundBeforeItKnowsWhatWasAnsweredBeforeItsStart() {
		assertThatExceptionOfType(ViewUnavailableException.class)
			.isThrownBy(() -> this.bounds.bound(SITE).block(Duration.ZERO));
	}

	@Test
	void shouldBoundByTheEndOfTheLogAtStartUntilTheFirstAnswer() throws InterruptedException {
		startAndWait();

		assertThat(this.bounds.bound(SITE).block(Duration.ZERO))
			.isEqualTo(ReadBound.offset(PARTITIONS.of(SITE), 10 + PARTITIONS.of(SITE)));
	}

	@Test
	void shouldBoundByTheHighestAnswer() throws InterruptedException {
		startAndWait();

		this.bounds.beforeAnswer(answer(7));
		this.bounds.beforeAnswer(answer(5));

		assertThat(this.bounds.bound(SITE).block(Duration.ZERO)).isEqualTo(ReadBound.sequence(PARTITIONS.of(SITE), 7));
	}

	private void startAndWait() throws InterruptedException {
		this.bounds.start();
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (this.bounds.bound(SITE).onErrorComplete().blockOptional(Duration.ofSeconds(1)).isEmpty()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(20);
		}
		assertThat(this.questions).hasValueGreaterThan(1);
	}

	private static Outcome.Envelope answer(long sequence) {
		return new Outcome.Envelope(new CommandId(new UUID(0, sequence)), SITE, sequence,
				new Outcome.Refused(Outcome.Code.USER_NOT_FOUND, "none"));
	}

	/** Does not answer the first question. */
	private final class Broker implements DirectoryEnds {

		@Override
		public Ends ask() {
			if (LocalReadBoundsTest.this.questions.incrementAndGet() == 1) {
				throw new TimeoutException("no answer");
			}
			return new Ends(new long[] { 10, 11, 12, 13 }, new long[4]);
		}

		@Override
		public void close() {
			assertThat(LocalReadBoundsTest.this.questions.get()).isPositive();
		}

	}

}
