package dev.rollcall.processor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.rollcall.processor.guarantee.Guarantee;
import dev.rollcall.processor.guarantee.Run;
import dev.rollcall.processor.topology.TestBroker;
import dev.rollcall.processor.topology.TestClient;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.scim.Operation;
import dev.rollcall.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The processor against a real broker. */
class ProcessorIT {

	private static final int PARTITIONS = 2;

	@TempDir
	static Path folder;

	private static TestBroker broker;

	private static int sites;

	private ConfigurableApplicationContext processor;

	private TestClient client;

	@BeforeAll
	static void startBroker() throws Exception {
		broker = TestBroker.start(folder.resolve("kafka"));
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@BeforeEach
	void start() {
		this.processor = startProcessor();
		this.client = new TestClient(broker.bootstrapServers(), PARTITIONS);
	}

	@AfterEach
	void stop() throws Exception {
		this.client.close();
		this.processor.close();
	}

	private static ConfigurableApplicationContext startProcessor(String... more) {
		return new SpringApplicationBuilder(ProcessorApplication.class).web(WebApplicationType.NONE)
			.properties("spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
					"rollcall.partitions=" + PARTITIONS, "rollcall.processor.state-dir=" + folder.resolve("state"))
			.properties(more)
			.run();
	}

	private static SiteId newSite() {
		return new SiteId("site-" + sites++);
	}

	private List<EventEnvelope> events(SiteId site) {
		return this.client.all(Topics.EVENTS)
			.stream()
			.map((record) -> Codecs.EVENT.decode(record.value()))
			.filter((event) -> event.site().equals(site))
			.toList();
	}

	@Test
	void shouldAnswerACommandAndPublishWhatChanged() throws Exception {
		// given
		SiteId site = newSite();
		ProviderId provider = this.client.makeSite(site);
		// when
		Command.CreateUser create = this.client.createUser(provider, "ann");
		Outcome.Envelope outcome = this.client.send(this.client.envelope(site, create)).get(10, TimeUnit.SECONDS);
		// then
		assertThat(outcome.outcome()).isInstanceOfSatisfying(Outcome.Applied.class,
				(applied) -> assertThat(applied.changed()).isTrue());
		assertThat(events(site)).extracting((event) -> event.event().type())
			.containsExactly("dev.rollcall.site.created.v1", "dev.rollcall.provider.created.v1",
					"dev.rollcall.policy-change.created.v1", "dev.rollcall.user.created.v1",
					"dev.rollcall.account.created.v1");
		assertThat(events(site).get(4).sequence()).isEqualTo(outcome.sequence());
	}

	@Test
	void shouldAnswerADeliveryOnceMoreWithoutNewEvents() throws Exception {
		// given
		SiteId site = newSite();
		Command.Envelope command = this.client.envelope(site,
				this.client.createUser(this.client.makeSite(site), "ann"));
		Outcome.Envelope first = this.client.send(command).get(10, TimeUnit.SECONDS);
		List<EventEnvelope> before = events(site);
		// when
		Outcome.Envelope second = this.client.send(command).get(10, TimeUnit.SECONDS);
		// then
		assertThat(second).isEqualTo(first);
		assertThat(events(site)).isEqualTo(before);
	}

	@Test
	void shouldPutPoisonAsideAndGoOn() throws Exception {
		// given
		SiteId site = newSite();
		ProviderId provider = this.client.makeSite(site);
		int before = this.client.all(Topics.DEAD_LETTERS).size();
		// when
		this.client.sendRaw(site, new byte[] { 1, 2, 3 });
		Outcome outcome = this.client.ask(site, this.client.createUser(provider, "ann"));
		// then
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		assertThat(this.client.all(Topics.DEAD_LETTERS)).hasSize(before + 1);
	}

	@Test
	void shouldLoseNothingWhenItStopsInTheMiddle() throws Exception {
		// given
		SiteId site = newSite();
		ProviderId provider = this.client.makeSite(site);
		Outcome.Applied group = (Outcome.Applied) this.client.ask(site, this.client.createGroup(provider, "Staff"));
		GroupId id = new GroupId(java.util.Objects.requireNonNull(group.resource()).key().id());
		List<Command.Envelope> commands = new ArrayList<>();
		List<CompletableFuture<Outcome.Envelope>> answers = new ArrayList<>();
		// when
		for (int user = 0; user < 300; user++) {
			Command.CreateUser create = this.client.createUser(provider, "user" + user);
			commands.add(this.client.envelope(site, create));
			commands.add(this.client.envelope(site, new Command.PatchGroup(provider, id, this.client.siteGroup(),
					List.of(Operation.addMembers(List.of(create.id().value()))), Preconditions.NONE)));
		}
		for (Command.Envelope command : commands) {
			answers.add(this.client.send(command));
			if (answers.size() == commands.size() / 2) {
				this.processor.close();
				this.processor = startProcessor();
			}
		}
		List<Outcome.Envelope> outcomes = new ArrayList<>();
		for (CompletableFuture<Outcome.Envelope> answer : answers) {
			outcomes.add(answer.get(120, TimeUnit.SECONDS));
		}
		// then
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.outcome()).isInstanceOf(Outcome.Applied.class));
		Run run = new Run(commands, outcomes, events(site), directory(site));
		assertThat(run.directory().keySet().stream().filter((key) -> key.kind() == EntityKey.Kind.MEMBERSHIP))
			.hasSize(300);
		Guarantee.ALL.forEach((guarantee) -> guarantee.verify(run));
	}

	@Test
	void shouldLoseNothingWhenItIsKilled() throws Exception {
		// given
		this.processor.close();
		SiteId site = newSite();
		List<Command.Envelope> commands = new ArrayList<>();
		List<Outcome.Envelope> outcomes = new ArrayList<>();
		Process first = killable();
		try {
			ProviderId provider = this.client.makeSite(site);
			for (int user = 0; user < 400; user++) {
				commands.add(this.client.envelope(site, this.client.createUser(provider, "user" + user)));
			}
			List<CompletableFuture<Outcome.Envelope>> answers = new ArrayList<>();
			commands.subList(0, 200).forEach((command) -> answers.add(this.client.send(command)));
			answers.get(50).get(120, TimeUnit.SECONDS);
			// when
			first.destroyForcibly().waitFor();
			commands.subList(200, 400).forEach((command) -> answers.add(this.client.send(command)));
			this.processor = startProcessor();
			// then
			for (CompletableFuture<Outcome.Envelope> answer : answers) {
				outcomes.add(answer.get(120, TimeUnit.SECONDS));
			}
		}
		finally {
			first.destroyForcibly();
		}
		Run run = new Run(commands, outcomes, events(site), directory(site));
		Guarantee.ALL.forEach((guarantee) -> guarantee.verify(run));
		assertThat(run.directory().keySet().stream().filter((key) -> key.kind() == EntityKey.Kind.USER)).hasSize(400);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void shouldRestoreNothingAfterACleanStop(CapturedOutput output) throws Exception {
		// given
		SiteId site = newSite();
		ProviderId provider = this.client.makeSite(site);
		createUsers(site, provider, 50);
		// when
		this.processor.close();
		this.processor = startProcessor();
		assertThat(this.client.ask(site, this.client.createUser(provider, "ann"))).isInstanceOf(Outcome.Applied.class);
		// then
		assertThat(restored()).isZero();
		assertThat(output).doesNotContain("TaskCorruptedException");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void shouldGoOnFromWhatWasCommittedAfterAKill(CapturedOutput output) throws Exception {
		// given
		this.processor.close();
		SiteId site = newSite();
		Process first = killable();
		ProviderId provider;
		try {
			provider = this.client.makeSite(site);
			createUsers(site, provider, 300);
		}
		finally {
			first.destroyForcibly().waitFor();
		}
		// when
		this.processor = startProcessor();
		assertThat(this.client.ask(site, this.client.createUser(provider, "ann"))).isInstanceOf(Outcome.Applied.class);
		// then at most the last transaction, of more than a thousand rows
		assertThat(restored()).isLessThan(300);
		assertThat(output).doesNotContain("TaskCorruptedException");
		assertThat(directory(site).keySet().stream().filter((key) -> key.kind() == EntityKey.Kind.USER)).hasSize(301);
	}

	private void createUsers(SiteId site, ProviderId provider, int count) throws Exception {
		List<CompletableFuture<Outcome.Envelope>> answers = new ArrayList<>();
		for (int user = 0; user < count; user++) {
			answers.add(this.client.send(this.client.envelope(site, this.client.createUser(provider, "user" + user))));
		}
		for (CompletableFuture<Outcome.Envelope> answer : answers) {
			assertThat(answer.get(120, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Applied.class);
		}
	}

	private double restored() {
		return this.processor.getBean(MeterRegistry.class).get("rollcall.processor.restored").counter().count();
	}

	/** The same processor in a process of its own. */
	private static Process killable() throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ProcessorApplication.class.getName(),
				"--spring.main.web-application-type=none",
				"--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(), "--rollcall.partitions=" + PARTITIONS,
				"--rollcall.processor.state-dir=" + folder.resolve("state"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private java.util.Map<EntityKey, Entity> directory(SiteId site) {
		java.util.Map<EntityKey, Entity> directory = new java.util.LinkedHashMap<>();
		for (ConsumerRecord<byte[], byte[]> record : this.client.all(Topics.DIRECTORY)) {
			EntityKey key = Codecs.ENTITY_KEY.decode(record.key());
			if (key.site().equals(site)) {
				directory.remove(key);
				if (record.value() != null) {
					directory.put(key, Codecs.ENTITY.decode(record.value()));
				}
			}
		}
		return directory;
	}

	@Test
	void shouldRefuseToStartWithAnotherNumberOfPartitions() {
		org.assertj.core.api.Assertions
			.assertThatThrownBy(() -> startProcessor("rollcall.partitions=3", "rollcall.processor.instance-id=other"))
			.rootCause()
			.hasMessageContaining("Expected topic rollcall.commands.v1 to have 3 partitions, but it has 2");
	}

}
