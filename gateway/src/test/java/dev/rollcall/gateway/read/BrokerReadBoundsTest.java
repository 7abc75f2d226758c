package dev.rollcall.gateway.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.SiteSchema;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BrokerReadBoundsTest {

	private static final SiteId SITE = new SiteId("acme");

	private final Partitions partitions = new Partitions(1);

	private final Broker broker = new Broker();

	private final Extensions schemas = new Extensions();

	private final BrokerReadBounds bounds = new BrokerReadBounds(() -> this.broker, this.partitions, this.schemas);

	@AfterEach
	void stop() {
		this.bounds.stop();
	}

	@Test
	void shouldServeAllReadsThatBeganBeforeAQuestionWithItsAnswer() throws Exception {
		this.bounds.start();
		CompletableFuture<ReadBound> first = this.bounds.bound(SITE).toFuture();
		this.broker.awaitQuestion();
		List<CompletableFuture<ReadBound>> meanwhile = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			meanwhile.add(this.bounds.bound(SITE).toFuture());
		}

		this.broker.answer(2);

		assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(ReadBound.offset(0, 1));
		for (CompletableFuture<ReadBound> each : meanwhile) {
			assertThat(each.get(5, TimeUnit.SECONDS)).isEqualTo(ReadBound.offset(0, 2));
		}
		assertThat(this.broker.asked).hasValue(2);
	}

	@Test
	void shouldNotServeAReadWithAnAnswerToAnEarlierQuestion() throws Exception {
		this.bounds.start();
		CompletableFuture<ReadBound> first = this.bounds.bound(SITE).toFuture();
		this.broker.awaitQuestion();
		CompletableFuture<ReadBound> later = this.bounds.bound(SITE).toFuture();

		this.broker.answer(1);

		assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(ReadBound.offset(0, 1));
		this.broker.awaitQuestion();
		assertThat(later).isNotDone();
		this.broker.answer(1);
		assertThat(later.get(5, TimeUnit.SECONDS)).isEqualTo(ReadBound.offset(0, 2));
	}

	@Test
	void shouldFailTheReadsOfAQuestionWithoutAnAnswerAndGoOn() throws Exception {
		this.broker.fails = true;
		this.bounds.start();
		CompletableFuture<ReadBound> first = this.bounds.bound(SITE).toFuture();
		this.broker.answer(1);

		assertThatExceptionOfType(CompletionException.class).isThrownBy(first::join)
			.withCauseInstanceOf(ViewUnavailableException.class);

		this.broker.fails = false;
		this.broker.answer(1);
		assertThat(this.bounds.bound(SITE).block(Duration.ofSeconds(5))).isEqualTo(ReadBound.offset(0, 2));
	}

	@Test
	void shouldTellABoundOnlyOnceTheExtensionsBeforeItAreKnown() throws Exception {
		CompletableFuture<Void> read = new CompletableFuture<>();
		this.schemas.reached = read;
		this.bounds.start();
		CompletableFuture<ReadBound> first = this.bounds.bound(SITE).toFuture();
		this.broker.answer(1);
		assertThat(this.schemas.asked.get(5, TimeUnit.SECONDS)).as("end of the extensions").isEqualTo(101);
		assertThat(first).isNotDone();

		read.complete(null);

		assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(ReadBound.offset(0, 1));
	}

	@Test
	void shouldFailAReadWhoseExtensionsAreNotKnownInTime() {
		this.schemas.reached = CompletableFuture.failedFuture(new TimeoutException("late"));
		this.bounds.start();
		CompletableFuture<ReadBound> first = this.bounds.bound(SITE).toFuture();
		this.broker.answer(1);

		assertThatExceptionOfType(CompletionException.class).isThrownBy(first::join)
			.withCauseInstanceOf(ViewUnavailableException.class);
	}

	/** Knows all extensions when it is told that it does. */
	private static final class Extensions implements SiteSchemas {

		private final CompletableFuture<Long> asked = new CompletableFuture<>();

		private volatile CompletableFuture<Void> reached = CompletableFuture.completedFuture(null);

		@Override
		public SiteSchema of(SiteId site) {
			return SiteSchema.COMMON;
		}

		@Override
		public CompletionStage<Void> reached(int partition, long end) {
			this.asked.complete(end);
			return this.reached;
		}

	}

	/** Answers each question with how many there have been, once it is told to. */
	private static final class Broker implements DirectoryEnds {

		private final Semaphore answers = new Semaphore(0);

		private final AtomicInteger asked = new AtomicInteger();

		private volatile CountDownLatch question = new CountDownLatch(1);

		private volatile boolean fails;

		@Override
		public Ends ask() {
			int number = this.asked.incrementAndGet();
			this.question.countDown();
			this.answers.acquireUninterruptibly();
			if (this.fails) {
				throw new TimeoutException("no answer");
			}
			return new Ends(new long[] { number }, new long[] { 100 + number });
		}

		void awaitQuestion() throws InterruptedException {
			assertThat(this.question.await(5, TimeUnit.SECONDS)).isTrue();
			this.question = new CountDownLatch(1);
		}

		void answer(int questions) {
			this.answers.release(questions);
		}

		@Override
		public void close() {
			this.answers.release(1000);
		}

	}

}
