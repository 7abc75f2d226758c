package dev.rollcall.gateway.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class CatchUpTest {

	private static final AccessProperties LIMITS = new AccessProperties(Duration.ofSeconds(3), 10, 20,
			Duration.ofSeconds(1));

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Broker broker = new Broker();

	private final CatchUp catchUp = new CatchUp(this.broker, LIMITS, this.time);

	private final List<String> answers = new ArrayList<>();

	@Test
	void shouldServeAllThatWaitByOneQuestion() {
		ask("at once");
		ask("second");
		ask("third");
		ask("fourth");
		this.broker.questions.get(0).complete(Map.of());
		this.time.advanceTimeBy(Duration.ofMillis(100));
		assertThat(this.broker.questions).hasSize(2);

		this.broker.questions.get(1).complete(Map.of());
		this.time.advanceTime();

		assertThat(this.answers).containsExactlyInAnyOrder("at once", "second", "third", "fourth");
	}

	@Test
	void shouldNotServeARequestByAQuestionThatWasSentBeforeIt() {
		ask("early");
		this.time.advanceTime();
		ask("late");
		this.broker.questions.get(0).complete(Map.of());
		this.time.advanceTime();
		assertThat(this.answers).containsExactly("early");

		this.time.advanceTimeBy(Duration.ofMillis(100));
		this.broker.questions.get(1).complete(Map.of());
		this.time.advanceTime();

		assertThat(this.answers).containsExactly("early", "late");
	}

	@Test
	void shouldKeepADistanceBetweenQuestions() {
		this.broker.answersAtOnce = true;
		for (int i = 0; i < 100; i++) {
			ask("one");
			this.time.advanceTimeBy(Duration.ofMillis(10));
		}

		assertThat(this.broker.questions).hasSizeBetween(9, 11);
		assertThat(this.answers).hasSizeGreaterThan(85).containsOnly("one");
	}

	@Test
	void shouldNotLetMoreWaitThanTheLimit() {
		for (int i = 0; i < 21; i++) {
			ask("one");
		}

		assertThat(this.answers).singleElement().asString().contains("Expected at most 20 requests to wait");
	}

	@Test
	void shouldLetOthersWaitAgainAfterATimeOut() {
		for (int i = 0; i < 20; i++) {
			ask("one");
		}
		this.time.advanceTimeBy(Duration.ofSeconds(3));
		assertThat(this.answers).hasSize(20).allSatisfy((answer) -> assertThat(answer).contains("TimeoutException"));

		this.answers.clear();
		this.broker.answersAtOnce = true;
		this.broker.questions.get(0).complete(Map.of());
		ask("again");
		this.time.advanceTimeBy(Duration.ofMillis(100));

		assertThat(this.answers).containsExactly("again");
	}

	@Test
	void shouldNotHurtTheOthersWhenOneGoesAway() {
		ask("at once");
		Disposable goes = this.catchUp.now().subscribe();
		ask("stays");
		goes.dispose();
		this.broker.questions.get(0).complete(Map.of());
		this.time.advanceTimeBy(Duration.ofMillis(100));
		this.broker.questions.get(1).complete(Map.of());
		this.time.advanceTime();

		assertThat(this.answers).containsExactly("at once", "stays");
	}

	@Test
	void shouldAskAgainAfterAFailure() {
		ask("one");
		this.time.advanceTime();
		this.broker.questions.get(0).completeExceptionally(new IllegalStateException("away"));
		this.time.advanceTime();
		assertThat(this.answers).singleElement().asString().contains("IllegalStateException");

		ask("two");
		this.time.advanceTimeBy(Duration.ofMillis(100));
		this.broker.questions.get(1).complete(Map.of());
		this.time.advanceTime();

		assertThat(this.answers).last().isEqualTo("two");
	}

	private void ask(String name) {
		this.catchUp.now().subscribe((nothing) -> {
		}, (failure) -> this.answers.add(String.valueOf(failure.getMessage())), () -> this.answers.add(name));
	}

	private static final class Broker implements CatchUp.Source {

		private final List<CompletableFuture<Map<TopicPartition, Long>>> questions = new ArrayList<>();

		private boolean answersAtOnce;

		@Override
		public CompletionStage<Map<TopicPartition, Long>> ends() {
			CompletableFuture<Map<TopicPartition, Long>> question = new CompletableFuture<>();
			this.questions.add(question);
			if (this.answersAtOnce) {
				question.complete(Map.of());
			}
			return question;
		}

		@Override
		public CompletionStage<Void> reached(Map<TopicPartition, Long> ends) {
			return CompletableFuture.completedFuture(null);
		}

	}

}
