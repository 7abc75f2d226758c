package dev.rollcall.processor.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.decide.Limits;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far a job comes at each tick: a tenth of a step at every third while commands come
 * in, else a whole step.
 */
class JobPaceTest {

	private static final SiteId ACME = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(id(1));

	private static final int STEP = 20;

	private static final int USERS = 70;

	private final Simulation simulation = new Simulation(Limits.DEFAULT, STEP);

	private long commands;

	@BeforeEach
	void startAJob() {
		send(new Command.PutSite("Acme", false, "UTC", Preconditions.NONE));
		send(company("A"));
		for (int user = 1; user <= USERS; user++) {
			send(new Command.CreateUser(PROVIDER, new UserId(id(100 + user)), new AccountId(id(500 + user)),
					Attributes.ofJson("{\"userName\":\"user" + user + "\"}")));
		}
		send(company("B"));
	}

	@AfterEach
	void stop() {
		this.simulation.close();
	}

	@Test
	void shouldTakeATenthOfAStepAtEveryThirdTickWhileCommandsComeIn() {
		List<Long> done = new ArrayList<>();
		for (int tick = 0; tick < 15; tick++) {
			command();
			done.addAll(done(1));
		}
		assertThat(done).containsExactly(0L, 0L, 2L, 2L, 2L, 4L, 4L, 4L, 6L, 6L, 6L, 8L, 8L, 8L, 10L);
	}

	@Test
	void shouldTakeWholeStepsOnceNoCommandComesInAnyMore() {
		assertThat(done(10)).containsExactly(0L, 0L, 2L, 2L, 2L, 4L, 4L, 4L, 6L, 6L);
		assertThat(done(4)).containsExactly(26L, 46L, 66L, -1L);
		assertThat(followed()).isEqualTo(USERS);
	}

	@Test
	void shouldTakeNoWholeStepInTheGapBetweenTwoCommands() {
		done(9);
		command();
		assertThat(done(10)).containsExactly(6L, 6L, 8L, 8L, 8L, 10L, 10L, 10L, 12L, 12L);
		assertThat(done(1)).containsExactly(32L);
	}

	@Test
	void shouldTakeTheSameStepsHoweverManyCommandsComeInBetween() {
		for (int count = 0; count < 20; count++) {
			command();
		}
		assertThat(done(3)).containsExactly(0L, 0L, 2L);
	}

	@Test
	void shouldHavePollsReturnSoonAsLongAsThereIsAJob() {
		Duration idle = Duration.ofMillis(50);
		assertThat(this.simulation.polling().atMost(idle)).isEqualTo(Duration.ofMillis(5));
		this.simulation.restart();
		assertThat(this.simulation.polling().atMost(idle)).isEqualTo(Duration.ofMillis(5));
		this.simulation.pass(40);
		assertThat(jobs()).isEmpty();
		assertThat(this.simulation.polling().atMost(idle)).isEqualTo(idle);
	}

	@Test
	void shouldTakeTurnsBetweenJobs() {
		ProviderId other = new ProviderId(id(2));
		for (String company : List.of("A", "B")) {
			send(new Command.PutProvider(other, "Entra", Entity.Provider.Vendor.ENTRA, Entity.Provider.Protocol.SAML,
					policy(company), Preconditions.NONE));
		}
		done(10);
		assertThat(jobs()).extracting(Job::done).containsExactlyInAnyOrder(4L, 2L);
		done(2);
		assertThat(jobs()).extracting(Job::done).containsExactlyInAnyOrder(24L, 22L);
	}

	private void command() {
		send(new Command.PutSite("Acme " + this.commands, false, "UTC", Preconditions.NONE));
	}

	/** Entities that the job has done after each tick; -1 if it is over. */
	private List<Long> done(int ticks) {
		List<Long> done = new ArrayList<>();
		for (int tick = 0; tick < ticks; tick++) {
			this.simulation.pass(1);
			done.add(jobs().stream().map(Job::done).findFirst().orElse(-1L));
		}
		return done;
	}

	private List<Job> jobs() {
		return this.simulation.compacted(Topics.DIRECTORY)
			.values()
			.stream()
			.filter(Job.class::isInstance)
			.map(Job.class::cast)
			.toList();
	}

	private long followed() {
		return this.simulation.compacted(Topics.ACCOUNTS)
			.values()
			.stream()
			.filter((account) -> ((Entity.Account) account).company().equals("B"))
			.count();
	}

	private void send(Command command) {
		this.simulation.send(new Command.Envelope(new CommandId(id(10_000 + this.commands++)), ACME,
				Instant.parse("2026-01-01T00:00:00Z"), "test", Optional.of(0), RawRequest.NONE, command));
	}

	private static Command.PutProvider company(String company) {
		return new Command.PutProvider(PROVIDER, "Okta", Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML,
				policy(company), Preconditions.NONE);
	}

	private static Policy policy(String company) {
		return Policy.DEFAULT.with().company(company).build();
	}

	private static UUID id(long number) {
		return new UUID(0x019b76dae2007000L, 0x8000000000000000L | number);
	}

}
