package dev.rollcall.projector.kafka;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import dev.rollcall.projector.view.Change;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.ViewUnavailableException;
import dev.rollcall.schemas.read.Views.Query;
import dev.rollcall.schemas.read.Views.UserRow;
import dev.rollcall.schemas.topic.DirectoryPosition;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rollcall.projector.Samples.SCOPE;
import static dev.rollcall.projector.Samples.SITE;
import static dev.rollcall.projector.Samples.gone;
import static dev.rollcall.projector.Samples.group;
import static dev.rollcall.projector.Samples.membership;
import static dev.rollcall.projector.Samples.put;
import static dev.rollcall.projector.Samples.user;
import static dev.rollcall.projector.Samples.userId;
import static dev.rollcall.projector.kafka.Projection.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The projector over a real broker. */
class ProjectorIT {

	private static final int PARTITIONS = 3;

	private static final int PARTITION = Topics.partition(SITE, PARTITIONS);

	private static TestBroker broker;

	@TempDir
	static Path brokerFolder;

	@TempDir
	Path folder;

	private KafkaProducer<byte[], byte[]> producer;

	private long sequence;

	@BeforeAll
	static void startBroker() throws Exception {
		broker = TestBroker.start(brokerFolder);
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@BeforeEach
	void createTopic() throws Exception {
		broker.createDirectory(PARTITIONS);
		this.producer = broker.producer("test");
	}

	@AfterEach
	void deleteTopic() throws Exception {
		this.producer.close(Duration.ZERO);
		broker.deleteDirectory();
	}

	/** One step: its changes in one transaction. */
	private ReadBound step(Change... changes) {
		this.producer.beginTransaction();
		send(changes);
		this.producer.commitTransaction();
		return ReadBound.sequence(PARTITION, this.sequence);
	}

	private void send(Change... changes) {
		this.sequence++;
		for (int i = 0; i < changes.length; i++) {
			send(changes[i], new DirectoryPosition(this.sequence, i == changes.length - 1));
		}
	}

	private void send(Change change, DirectoryPosition position) {
		byte[] value = (change.entity() != null) ? Codecs.ENTITY.encode(change.entity()) : null;
		ProducerRecord<byte[], byte[]> entry = new ProducerRecord<>(Topics.DIRECTORY.name(), PARTITION,
				Codecs.ENTITY_KEY.encode(change.key()), value);
		entry.headers().add(DirectoryPosition.HEADER, position.encode());
		this.producer.send(entry);
	}

	private List<String> names(Projection projection, ReadBound bound) throws Exception {
		return get(projection.views.users(SCOPE, new Query(null, 1, 100), bound)).items()
			.stream()
			.map((row) -> row.user().attributes().text("userName").orElseThrow())
			.toList();
	}

	@Test
	void shouldReadEveryAnsweredWrite() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			for (int i = 0; i < 30; i++) {
				ReadBound bound = step(put(user(10 + i, "user" + i)), put(membership(50, 10 + i)));
				UserRow row = get(projection.views.user(SCOPE, userId(10 + i), bound)).orElseThrow();
				assertThat(row.user()).isEqualTo(user(10 + i, "user" + i));
			}
			ReadBound bound = step(put(group(50, "All")));
			assertThat(get(projection.views.user(SCOPE, userId(10), bound)).orElseThrow().groups()).hasSize(1);
			ReadBound end = ReadBound.offset(PARTITION, 30 * 3 + 2);
			assertThat(names(projection, end)).hasSize(30);
		}
	}

	@Test
	void shouldNotSeeOpenOrAbortedTransactions() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			ReadBound first = step(put(user(10, "ada")));
			// Before it has caught up, a transaction that was open at the start may hold
			// an answered write.
			await().until(projection.live::isCaughtUp);
			this.producer.beginTransaction();
			send(put(user(11, "never")));
			this.producer.flush();
			assertThat(names(projection, first)).containsExactly("ada");
			CompletableFuture<?> waiting = projection.views
				.users(SCOPE, new Query(null, 1, 9), ReadBound.sequence(PARTITION, 2))
				.toCompletableFuture();
			Thread.sleep(300);
			assertThat(waiting).isNotDone();
			this.producer.abortTransaction();
			this.sequence = 1;
			ReadBound second = step(put(user(12, "bob")));
			assertThat(names(projection, second)).containsExactly("ada", "bob");
			assertThat(waiting).succeedsWithin(Duration.ofSeconds(5));
		}
	}

	@Test
	void shouldReachTheEndPastTransactionMarkers() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			step(put(user(10, "ada")));
			this.producer.beginTransaction();
			send(put(user(11, "never")));
			this.producer.flush();
			this.producer.abortTransaction();
			assertThat(names(projection, ReadBound.offset(PARTITION, 4))).containsExactly("ada");
		}
	}

	@Test
	void shouldRefuseAReadWhoseBoundNeverComes() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			step(put(user(10, "ada")));
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> get(projection.views.user(SCOPE, userId(10), ReadBound.sequence(PARTITION, 99))))
				.withCauseInstanceOf(ViewUnavailableException.class);
		}
	}

	@Test
	void shouldGoOnWhereItStood() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			names(projection, step(put(user(10, "ada")), put(user(11, "bob"))));
		}
		ReadBound bound = step(put(user(12, "cid")), gone(user(11, "bob")));
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			assertThat(names(projection, bound)).containsExactly("ada", "cid");
			assertThat(projection.count("rollcall.projector.records")).isEqualTo(2);
		}
	}

	@Test
	void shouldWaitAtTheStartUntilItHasCaughtUp() throws Exception {
		for (int i = 0; i < 50; i++) {
			step(put(user(10 + i, "user" + i)));
		}
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			assertThat(names(projection, ReadBound.NONE)).hasSize(50);
		}
	}

	@Test
	void shouldKeepPoisonFromStoppingTheOthers() throws Exception {
		Change ada = put(user(10, "ada"));
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			step(ada);
			this.producer.beginTransaction();
			ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(Topics.DIRECTORY.name(), PARTITION,
					Codecs.ENTITY_KEY.encode(ada.key()), new byte[] { 1, 2, 3 });
			poison.headers().add(DirectoryPosition.HEADER, new DirectoryPosition(++this.sequence, true).encode());
			this.producer.send(poison);
			this.producer.commitTransaction();
			ReadBound bound = step(put(user(11, "bob")));
			assertThat(names(projection, bound)).containsExactly("ada", "bob");
			assertThat(projection.count("rollcall.projector.poison")).isOne();
			await().until(() -> projection.consumer.state().poisoned() == 1);
		}
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			await().until(() -> projection.consumer.state().poisoned() == 1);
			ReadBound bound = step(put(user(SCOPE, 10, 2, "ada2")));
			assertThat(names(projection, bound)).containsExactly("ada2", "bob");
			await().until(() -> projection.consumer.state().poisoned() == 0);
			assertThat(projection.live.store().poison()).isEmpty();
		}
	}

	@Test
	void shouldBuildACorruptViewAnew() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			names(projection, step(put(user(10, "ada"))));
		}
		Path live = this.folder.resolve(Files.readString(this.folder.resolve("live")).strip());
		try (FileChannel file = FileChannel.open(live, StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.wrap("this is no database any more at all".repeat(500).getBytes("UTF-8")), 0);
		}
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			assertThat(names(projection, ReadBound.sequence(PARTITION, 1))).containsExactly("ada");
		}
		assertThat(live).doesNotExist();
	}

	@Test
	void shouldBuildAViewOfAnotherTopicAnew() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			names(projection, step(put(user(10, "ada"))));
		}
		broker.deleteDirectory();
		broker.createDirectory(PARTITIONS);
		this.sequence = 0;
		ReadBound bound = step(put(user(11, "bob")));
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			assertThat(names(projection, bound)).containsExactly("bob");
		}
	}

	@Test
	void shouldBuildAViewAnewThatMayHaveMissedTombstones() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			names(projection, step(put(user(10, "ada"))));
		}
		String before = Files.readString(this.folder.resolve("live"));
		ReadBound bound = step(put(user(11, "bob")));
		Thread.sleep(20);
		try (Projection projection = new Projection(broker.config(), this.folder, Duration.ofMillis(1))) {
			assertThat(names(projection, bound)).containsExactly("ada", "bob");
		}
		assertThat(Files.readString(this.folder.resolve("live"))).isNotEqualTo(before);
	}

	@Test
	void shouldRebuildBesideTheLiveViewWhileWritesGoOn() throws Exception {
		try (Projection projection = new Projection(broker.config(), this.folder)) {
			for (int i = 0; i < 40; i++) {
				step(put(user(10 + i, "user" + i, "u" + i + "@example.com")), put(membership(90, 10 + i)));
			}
			names(projection, step(gone(user(10, "user0")), put(group(90, "All"))));
			String former = projection.live.store().name();
			assertThat(projection.rebuild.start()).isTrue();
			for (int i = 40; i < 60; i++) {
				ReadBound bound = step(put(user(10 + i, "user" + i)));
				assertThat(names(projection, bound)).hasSize(i);
			}
			await().until(() -> projection.rebuild.state().phase() == RebuildState.Phase.DONE);
			assertThat(projection.rebuild.state().identical()).isEqualTo(RebuildState.Comparison.IDENTICAL);
			assertThat(projection.live.store().name()).isNotEqualTo(former);
			assertThat(Path.of(former)).doesNotExist();
			assertThat(names(projection, step(put(user(200, "last"))))).hasSize(60).endsWith("last");
		}
	}

}
