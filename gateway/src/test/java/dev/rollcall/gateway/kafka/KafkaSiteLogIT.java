package dev.rollcall.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.gateway.TestBroker;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Event;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Reads the logs of a real broker. */
class KafkaSiteLogIT {

	private static final SiteId ACME = new SiteId("acme");

	private static final SiteId OTHER = new SiteId("other");

	/** Some time ago, but not so long that the broker would delete what is from then. */
	private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));

	private static final SiteLog.Limits ENOUGH = new SiteLog.Limits(100, Duration.ofSeconds(60));

	@TempDir
	private Path folder;

	private TestBroker broker;

	private KafkaProducer<byte[], byte[]> writer;

	private SiteLog log;

	@BeforeEach
	void start() throws Exception {
		this.broker = TestBroker.start(this.folder);
		this.broker.createTopics(1);
		this.writer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.broker.bootstrapServers(), "transactional.id", "writer"),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.writer.initTransactions();
		this.log = new KafkaSiteLog(() -> new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.broker.bootstrapServers(), "isolation.level", "read_committed",
						"enable.auto.commit", "false", "max.poll.records", "2"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer()), new Partitions(1));
	}

	@AfterEach
	void stop() {
		this.writer.close(Duration.ZERO);
		this.broker.close();
	}

	@Test
	void shouldReadWhatIsCommittedOfOneSiteInOrder() throws Exception {
		commit(List.of(command(ACME, 1), command(OTHER, 2), command(ACME, 3)));
		abort(command(ACME, 4));
		commit(List.of(
				new ProducerRecord<>(Topics.COMMANDS.name(), 0, NOON.toEpochMilli(), key(ACME), new byte[] { 1, 2 }),
				command(ACME, 5), command(ACME, 6)));

		List<Long> offsets = new ArrayList<>();
		List<Long> ids = new ArrayList<>();
		this.log.commands(ACME, Instant.EPOCH, ENOUGH, (found, offset) -> {
			ids.add(found.id().value().getLeastSignificantBits());
			offsets.add(offset);
		});

		assertThat(ids).containsExactly(1L, 3L, 5L, 6L);
		assertThat(offsets).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void shouldBeginWhereItIsTold() throws Exception {
		commit(List.of(command(ACME, 1), command(ACME, 2), command(ACME, 3)));

		assertThat(commands(NOON.plusSeconds(2), ENOUGH)).containsExactly(2L, 3L);
		assertThat(commands(NOON.plusSeconds(9), ENOUGH)).isEmpty();
	}

	@Test
	void shouldEndAtItsLimits() throws Exception {
		commit(List.of(command(ACME, 1), command(OTHER, 2), command(ACME, 3)));

		assertThat(commands(Instant.EPOCH, new SiteLog.Limits(3, Duration.ofSeconds(60)))).containsExactly(1L, 3L);
		assertThatExceptionOfType(SiteLog.LimitExceededException.class)
			.isThrownBy(() -> commands(Instant.EPOCH, new SiteLog.Limits(2, Duration.ofSeconds(60))))
			.withMessageContaining("at most 2 records");
		assertThatExceptionOfType(SiteLog.LimitExceededException.class)
			.isThrownBy(() -> commands(Instant.EPOCH, new SiteLog.Limits(100, Duration.ofNanos(1))))
			.withMessageContaining("takes longer");
	}

	@Test
	void shouldSayThatEventsMayBeGone() throws Exception {
		commit(List.of(event(1), event(2), event(3)));
		assertThat(events(Instant.EPOCH)).containsExactly(1L, 2L, 3L);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()))) {
			admin.deleteRecords(Map.of(new TopicPartition(Topics.EVENTS.name(), 0), RecordsToDelete.beforeOffset(1)))
				.all()
				.get();
		}

		assertThatExceptionOfType(SiteLog.LimitExceededException.class).isThrownBy(() -> events(Instant.EPOCH))
			.withMessageContaining("may be gone");
		assertThat(events(NOON.plusSeconds(3))).containsExactly(3L);
	}

	private List<Long> commands(Instant from, SiteLog.Limits limits) {
		List<Long> ids = new ArrayList<>();
		this.log.commands(ACME, from, limits, (found, offset) -> ids.add(found.id().value().getLeastSignificantBits()));
		return ids;
	}

	private List<Long> events(Instant from) {
		List<Long> sequences = new ArrayList<>();
		this.log.events(ACME, from, ENOUGH, (found, offset) -> sequences.add(found.sequence()));
		return sequences;
	}

	private void commit(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
		this.writer.beginTransaction();
		records.forEach(this.writer::send);
		this.writer.commitTransaction();
		awaitVisible(records.get(0).topic());
	}

	/** A commit is answered before its markers are written; readers see it after them. */
	private void awaitVisible(String topic) throws Exception {
		TopicPartition partition = new TopicPartition(topic, 0);
		Map<TopicPartition, OffsetSpec> latest = Map.of(partition, OffsetSpec.latest());
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()))) {
			while (true) {
				long visible = end(admin, partition, latest, IsolationLevel.READ_COMMITTED);
				if (visible == end(admin, partition, latest, IsolationLevel.READ_UNCOMMITTED)) {
					return;
				}
				assertThat(System.nanoTime()).as("waits for what is committed").isLessThan(deadline);
				Thread.sleep(10);
			}
		}
	}

	private static long end(Admin admin, TopicPartition partition, Map<TopicPartition, OffsetSpec> latest,
			IsolationLevel level) throws Exception {
		return admin.listOffsets(latest, new ListOffsetsOptions(level)).partitionResult(partition).get().offset();
	}

	private void abort(ProducerRecord<byte[], byte[]> found) {
		this.writer.beginTransaction();
		this.writer.send(found);
		this.writer.flush();
		this.writer.abortTransaction();
	}

	private static ProducerRecord<byte[], byte[]> command(SiteId site, long id) {
		Command.Envelope envelope = new Command.Envelope(new CommandId(new UUID(0, id)), site, NOON, "credential:x",
				Optional.empty(), RawRequest.NONE,
				new Command.DeleteUser(new ProviderId(new UUID(1, 1)), new UserId(new UUID(1, 2)), Preconditions.NONE));
		return new ProducerRecord<>(Topics.COMMANDS.name(), 0, NOON.plusSeconds(id).toEpochMilli(), key(site),
				Codecs.COMMAND.encode(envelope));
	}

	private static ProducerRecord<byte[], byte[]> event(long sequence) {
		Entity.User user = new Entity.User(ACME, new ProviderId(new UUID(1, 1)), new UserId(new UUID(1, 2)),
				Attributes.ofJson("{\"userName\":\"ada\"}"), true, List.of(), Optional.empty(), 1, NOON, NOON);
		EventEnvelope envelope = new EventEnvelope(ACME, sequence, 0, NOON, new CommandId(new UUID(0, sequence)),
				"credential:x", Event.created(user, Reason.REQUESTED));
		return new ProducerRecord<>(Topics.EVENTS.name(), 0, NOON.plusSeconds(sequence).toEpochMilli(), key(ACME),
				Codecs.EVENT.encode(envelope));
	}

	private static byte[] key(SiteId site) {
		return site.value().getBytes(StandardCharsets.UTF_8);
	}

}
