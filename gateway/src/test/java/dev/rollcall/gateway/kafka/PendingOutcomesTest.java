package dev.rollcall.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PendingOutcomesTest {

	private static final CommandId FIRST = new CommandId(new UUID(0, 1));

	private static final CommandId SECOND = new CommandId(new UUID(0, 2));

	private static final NoOutcomeException TOO_LATE = new NoOutcomeException("too late", Duration.ofSeconds(1));

	private final PendingOutcomes pending = new PendingOutcomes();

	private final Told first = new Told();

	private final Told second = new Told();

	@Test
	void shouldHandAnOutcomeToWhoWaitsForIt() {
		this.pending.register(FIRST, 100, this.first);
		this.pending.register(SECOND, 100, this.second);

		assertThat(this.pending.complete(outcome(SECOND))).isTrue();

		assertThat(this.first.said).isEmpty();
		assertThat(this.second.said).containsExactly(outcome(SECOND));
		assertThat(this.pending.awaits(FIRST)).isTrue();
		assertThat(this.pending.awaits(SECOND)).isFalse();
	}

	@Test
	void shouldTellEachWaiterOneThing() {
		this.pending.register(FIRST, 100, this.first);

		assertThat(this.pending.complete(outcome(FIRST))).isTrue();
		assertThat(this.pending.complete(outcome(FIRST))).isFalse();
		assertThat(this.pending.fail(FIRST, TOO_LATE)).isFalse();
		assertThat(this.pending.expire(1000, TOO_LATE)).isZero();

		assertThat(this.first.said).hasSize(1);
	}

	@Test
	void shouldNotMindAnOutcomeThatNobodyWaitsFor() {
		assertThat(this.pending.complete(outcome(FIRST))).isFalse();
	}

	@Test
	void shouldGiveUpOnThoseWhoseDeadlineHasPassed() {
		this.pending.register(FIRST, 100, this.first);
		this.pending.register(SECOND, 101, this.second);

		assertThat(this.pending.expire(99, TOO_LATE)).isZero();
		assertThat(this.pending.expire(100, TOO_LATE)).isEqualTo(1);

		assertThat(this.first.said).containsExactly(TOO_LATE);
		assertThat(this.second.said).isEmpty();
		assertThat(this.pending.count()).isEqualTo(1);
		assertThat(this.pending.complete(outcome(FIRST))).isFalse();
	}

	@Test
	void shouldGiveUpAlsoWhenTheClockRunsOver() {
		this.pending.register(FIRST, Long.MAX_VALUE - 1, this.first);

		assertThat(this.pending.expire(Long.MAX_VALUE - 2, TOO_LATE)).isZero();
		assertThat(this.pending.expire(Long.MIN_VALUE + 5, TOO_LATE)).isEqualTo(1);
	}

	@Test
	void shouldRefuseAnIdThatIsAlreadyAwaited() {
		this.pending.register(FIRST, 100, this.first);

		assertThatIllegalStateException().isThrownBy(() -> this.pending.register(FIRST, 100, this.second));
	}

	private static Outcome.Envelope outcome(CommandId id) {
		return new Outcome.Envelope(id, new SiteId("acme"), 1,
				new Outcome.Refused(Outcome.Code.USER_NOT_FOUND, "none"));
	}

	private static final class Told implements PendingOutcomes.Waiter {

		private final List<Object> said = new ArrayList<>();

		@Override
		public void answered(Outcome.Envelope outcome) {
			this.said.add(outcome);
		}

		@Override
		public void unanswered(RuntimeException reason) {
			this.said.add(reason);
		}

	}

}
