package dev.rollcall.processor.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.decide.Decision;
import dev.rollcall.processor.decide.Limits;
import dev.rollcall.processor.guarantee.Guarantee;
import dev.rollcall.processor.state.Draft;
import dev.rollcall.processor.state.Fold;
import dev.rollcall.processor.state.MemoryRows;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.topic.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replay equals live: commands at random through the pure core and through the real
 * topology with restarts. A failure names its seed; {@code -Dseed=} runs that one again.
 */
class DirectorySimulationTest {

	private static final int STEPS = 1_500;

	/** So few that moving and dropping a group become jobs. */
	private static final Limits LIMITS = new Limits(3, 4);

	private static Stream<Long> seeds() {
		String given = System.getProperty("seed", "");
		return given.matches("-?\\d+") ? Stream.of(Long.valueOf(given)) : LongStream.rangeClosed(1, 6).boxed();
	}

	@ParameterizedTest(name = "-Dseed={0}")
	@MethodSource("seeds")
	void shouldReplayToTheLiveState(long seed) {
		RandomCommands commands = new RandomCommands(seed);
		PureCore pure = new PureCore();
		int step = 0;
		try (Simulation live = new Simulation(LIMITS)) {
			for (; step < STEPS; step++) {
				Command.Envelope command = commands.next();
				live.send(command);
				pure.take(command, live.events());
				if (commands.chance(3)) {
					live.pass(1);
				}
				if (commands.chance(100)) {
					live.restart();
				}
			}
			finishJobs(live);
			pure.follow(live.events());
			assertThat(live.deadLetters()).isEmpty();
			assertThat(pure.outcomes()).isEqualTo(live.outcomes().stream().map(Outcome.Envelope::outcome).toList());
			Guarantee.ALL.forEach((guarantee) -> guarantee.verify(live.run()));
			assertThat(live.compacted(Topics.ACCOUNTS)).isEqualTo(live.compacted(Topics.DIRECTORY)
				.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().kind() == EntityKey.Kind.ACCOUNT)
				.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
			assertThat(live.events().stream().map((event) -> event.event().type()).distinct())
				.as("kinds of events that the simulation reaches")
				.contains("dev.rollcall.job.deleted.v1", "dev.rollcall.site-membership.deleted.v1",
						"dev.rollcall.account.deleted.v1", "dev.rollcall.site-group.deleted.v1");
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("Run again with -Dseed=" + seed + "; it failed at step " + step, ex);
		}
	}

	private static void finishJobs(Simulation live) {
		for (int round = 0; round < 1_000 && hasJobs(live); round++) {
			live.pass(20);
		}
		assertThat(hasJobs(live)).as("jobs that do not end").isFalse();
	}

	private static boolean hasJobs(Simulation live) {
		return live.compacted(Topics.DIRECTORY).keySet().stream().anyMatch((key) -> key.kind() == EntityKey.Kind.JOB);
	}

	/** The core alone: decides each command and takes steps of jobs from the events. */
	private static final class PureCore {

		private final Decider decider = new Decider(LIMITS);

		private final MemoryRows rows = new MemoryRows();

		private final Map<CommandId, Outcome> known = new LinkedHashMap<>();

		private final List<Outcome> outcomes = new ArrayList<>();

		private int followed;

		/**
		 * Decides a command; the events that the topology wrote for it have to be the
		 * same.
		 * @param events all events of the topology so far
		 */
		void take(Command.Envelope command, List<EventEnvelope> events) {
			Outcome seen = this.known.get(command.id());
			if (seen != null) {
				this.outcomes.add(again(command, seen));
				return;
			}
			int own = (int) events.stream()
				.skip(this.followed)
				.filter((event) -> !event.cause().equals(command.id()))
				.count();
			follow(events.subList(0, this.followed + own));
			Draft draft = new Draft(command.site(), this.rows);
			Decision decision = this.decider.decide(draft, command);
			List<Event> decided = decision.fold(Decision.Accepted::events, (refused) -> List.<Event>of());
			assertThat(events.stream().skip(this.followed).map(EventEnvelope::event).toList())
				.as("events of %s", command.command().getClass().getSimpleName())
				.isEqualTo(decided.stream().map(Redacted::event).toList());
			decided.forEach((event) -> Fold.apply(this.rows, event));
			this.followed = events.size();
			this.known.put(command.id(), decision.outcome());
			this.outcomes.add(redacted(decision.outcome()));
		}

		private Outcome again(Command.Envelope command, Outcome seen) {
			if (!(seen instanceof Outcome.Applied applied)) {
				return seen;
			}
			EntityKey key = (applied.resource() != null) ? applied.resource().key() : null;
			return redacted(dev.rollcall.processor.decide.Answers
				.again(new dev.rollcall.processor.state.Directory(command.site(), this.rows), key, applied));
		}

		private static Outcome redacted(Outcome outcome) {
			return (outcome instanceof Outcome.Applied applied)
					? new Outcome.Applied(Redacted.entity(applied.resource()), applied.changed(), applied.groups(),
							applied.unknownMembers())
					: outcome;
		}

		/** Takes the steps of jobs that the topology took since. */
		void follow(List<EventEnvelope> events) {
			for (EventEnvelope event : events.subList(this.followed, events.size())) {
				Fold.apply(this.rows, event.event());
			}
			this.followed = events.size();
		}

		List<Outcome> outcomes() {
			return this.outcomes;
		}

	}

}
