package dev.rollcall.processor.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.processor.decide.Limits;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.topic.DirectoryPosition;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProvisioningTopologyTest {

	private static final SiteId ACME = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(id(1));

	private static final String HASH = "5eed".repeat(16);

	private Simulation simulation;

	private long commands;

	@BeforeEach
	void start() {
		this.simulation = new Simulation(Limits.DEFAULT);
		send(ACME, new Command.PutSite("Acme", false, "UTC", Preconditions.NONE));
		send(ACME, provider(Policy.Scim.TOKEN));
	}

	@AfterEach
	void stop() {
		this.simulation.close();
	}

	private static UUID id(long number) {
		return new UUID(0x019b76dae2007000L, 0x8000000000000000L | number);
	}

	private void send(SiteId site, Command command) {
		this.simulation.send(new Command.Envelope(new CommandId(id(1_000 + this.commands++)), site,
				Instant.parse("2026-01-01T00:00:00Z"), "test", Optional.of(0), RawRequest.NONE, command));
	}

	private static Command.PutProvider provider(Policy.Scim scim) {
		return new Command.PutProvider(PROVIDER, "Okta", Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML,
				Policy.DEFAULT.with().scim(scim).build(), Preconditions.NONE);
	}

	private static Command.CreateUser user(long number, String json) {
		return new Command.CreateUser(PROVIDER, new UserId(id(number)), new AccountId(id(number + 500)),
				Attributes.ofJson(json));
	}

	private Outcome last() {
		List<Outcome.Envelope> outcomes = this.simulation.outcomes();
		return outcomes.get(outcomes.size() - 1).outcome();
	}

	@Test
	void shouldPutAsideWhatTheCoreCannotDecideAndGoOn() {
		// when
		send(ACME, user(10, "{\"userName\": secret"));
		// then
		assertThat(last()).isInstanceOfSatisfying(Outcome.Refused.class, (refused) -> {
			assertThat(refused.code()).isEqualTo(Outcome.Code.POISON);
			assertThat(refused.detail()).doesNotContain("secret");
		});
		assertThat(this.simulation.deadLetters()).hasSize(1);
		assertThat(this.simulation.deadLetters().get(0).reason()).doesNotContain("secret");
		// when
		send(ACME, user(11, "{\"userName\":\"ann\"}"));
		// then
		assertThat(last()).isInstanceOf(Outcome.Applied.class);
	}

	@Test
	void shouldPutAsideWhatIsNoCommand() {
		this.simulation.sendRaw(new byte[] { 0 });
		assertThat(this.simulation.deadLetters()).hasSize(1);
		assertThat(this.simulation.deadLetters().get(0).topic()).isEqualTo(Topics.COMMANDS.name());
		assertThat(this.simulation.deadLetters().get(0).value()).containsExactly(0);
	}

	@Test
	void shouldDescribeEventsAsCloudEvents() {
		send(ACME, user(10, "{\"userName\":\"ann\"}"));
		TestRecord<byte[], byte[]> event = this.simulation.records(Topics.EVENTS).get(3);
		assertThat(Simulation.header(event.headers(), "ce_specversion")).isEqualTo("1.0");
		assertThat(Simulation.header(event.headers(), "ce_type")).isEqualTo("dev.rollcall.user.created.v1");
		assertThat(Simulation.header(event.headers(), "ce_id")).isEqualTo("acme/3/0");
		assertThat(Simulation.header(event.headers(), "ce_source")).isEqualTo("/sites/acme");
		assertThat(Simulation.header(event.headers(), "ce_subject")).isEqualTo(id(10).toString());
		assertThat(Simulation.header(event.headers(), "ce_time")).isEqualTo("2026-01-01T00:00:00Z");
		assertThat(Simulation.header(event.headers(), "traceparent")).isEqualTo("00-trace");
	}

	@Test
	void shouldMarkTheLastRecordOfAStep() {
		send(ACME, user(10, "{\"userName\":\"ann\"}"));
		List<DirectoryPosition> positions = this.simulation.records(Topics.DIRECTORY)
			.stream()
			.map((record) -> DirectoryPosition.decode(record.headers().lastHeader(DirectoryPosition.HEADER).value()))
			.toList();
		assertThat(positions).containsExactly(new DirectoryPosition(1, true), new DirectoryPosition(2, false),
				new DirectoryPosition(2, true), new DirectoryPosition(3, false), new DirectoryPosition(3, true));
		assertThat(this.simulation.outcomes()).extracting(Outcome.Envelope::sequence).containsExactly(1L, 2L, 3L);
	}

	@Test
	void shouldWriteTheHashOfACredentialToTheCredentialsTopicOnly() {
		// when
		Entity.Credential credential = new Entity.Credential(ACME, new CredentialId(id(20)), PROVIDER,
				Entity.Credential.Kind.TOKEN, "CI", HASH, Instant.parse("2026-01-01T00:00:00Z"), null);
		send(ACME, new Command.AddCredential(credential));
		send(ACME, provider(Policy.Scim.BASIC));
		send(ACME, new Command.RevokeCredential(PROVIDER, credential.id()));
		// then
		assertThat(this.simulation.records(Topics.CREDENTIALS))
			.map((record) -> (record.value() != null) ? Codecs.ACCESS.decode(record.value()) : null)
			.containsExactly(new AccessEntry(credential, Entity.Provider.Vendor.OKTA, true),
					new AccessEntry(credential, Entity.Provider.Vendor.OKTA, false), null);
		for (var topic : List.of(Topics.EVENTS, Topics.DIRECTORY, Topics.HISTORY, Topics.OUTCOMES)) {
			assertThat(this.simulation.records(topic)).as(topic.name())
				.filteredOn((record) -> record.value() != null)
				.noneMatch((record) -> new String(record.value(), java.nio.charset.StandardCharsets.ISO_8859_1)
					.contains(HASH));
		}
	}

	@Test
	void shouldNotWriteWhenNothingChanges() {
		int before = this.simulation.records(Topics.DIRECTORY).size();
		send(ACME, new Command.PutSite("Acme", false, "UTC", Preconditions.NONE));
		assertThat(last()).isInstanceOfSatisfying(Outcome.Applied.class,
				(applied) -> assertThat(applied.changed()).isFalse());
		assertThat(this.simulation.records(Topics.DIRECTORY)).hasSize(before);
	}

	@Test
	void shouldKeepAccountsInATopicOfTheirOwn() {
		send(ACME, user(10, "{\"userName\":\"ann\"}"));
		assertThat(this.simulation.compacted(Topics.ACCOUNTS).values()).hasSize(1)
			.allMatch(Entity.Account.class::isInstance);
	}

}
