package dev.rollcall.gateway.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;

import dev.rollcall.gateway.TestBroker;
import dev.rollcall.schemas.AccessEntry;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialFollowerIT {

	private static final int PARTITIONS = 4;

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final AccessProperties LIMITS = new AccessProperties(Duration.ofSeconds(3), 50, 100,
			Duration.ofMillis(200));

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@TempDir
	private Path folder;

	private TestBroker broker;

	private KafkaProducer<byte[], byte[]> processor;

	private Gateway gateway;

	@BeforeEach
	void start() throws Exception {
		this.broker = TestBroker.start(this.folder);
		this.processor = processor(this.broker.bootstrapServers());
		this.gateway = new Gateway(this.broker.bootstrapServers(), this.meters);
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.processor.close(Duration.ZERO);
		this.broker.close();
	}

	@Test
	void shouldFollowCredentialsFromTheBeginningAndThroughABrokerRestart() throws Exception {
		// given a gateway that starts before there are topics
		this.gateway.follower.start();
		Samples.Sample first = Samples.token(null, true);
		assertThatExceptionOfType(AccessUnavailableException.class)
			.isThrownBy(() -> this.gateway.access.authenticate(first.bearer()).block(LONG));
		assertThat(this.gateway.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

		// when the topics are there with a credential
		this.broker.createTopics(PARTITIONS);
		this.processor.initTransactions();
		write(first.entry());
		awaitReady();

		// then it is admitted, and so is at once one that somebody else makes
		assertThat(this.gateway.access.authenticate(first.bearer()).block(LONG)).isEqualTo(first.caller());
		Samples.Sample second = Samples.token(null, true);
		write(second.entry());
		assertThat(this.gateway.access.authenticate(second.bearer()).block(LONG)).isEqualTo(second.caller());
		assertThat(this.gateway.health().getStatus()).isEqualTo(Status.UP);

		// and revocations are in force after a catch-up
		revoke(second.entry());
		this.gateway.access.catchUp().block(LONG);
		assertThat(this.gateway.access.authenticate(second.bearer()).block(LONG)).isNull();

		// when the broker goes away, then what is known stays, what is not is no 401
		this.broker.goAway();
		assertThat(this.gateway.access.authenticate(first.bearer()).block(LONG)).isEqualTo(first.caller());
		assertThatExceptionOfType(AccessUnavailableException.class)
			.isThrownBy(() -> this.gateway.access.authenticate(second.bearer()).block(LONG));

		// when it comes back, then it goes on
		this.broker.comeBack();
		Samples.Sample third = Samples.token(null, true);
		write(third.entry());
		assertThat(awaitAnswer(third.bearer())).isEqualTo(third.caller());
		assertThat(this.gateway.access.authenticate(first.bearer()).block(LONG)).isEqualTo(first.caller());
	}

	@Test
	void shouldTakeInOnlyWhatIsCommitted() throws Exception {
		this.broker.createTopics(PARTITIONS);
		this.processor.initTransactions();
		Samples.Sample aborted = Samples.token(null, true);
		this.processor.beginTransaction();
		this.processor.send(record(aborted.entry(), false)).get();
		this.processor.abortTransaction();
		this.gateway.follower.start();
		awaitReady();

		assertThat(this.gateway.access.authenticate(aborted.bearer()).block(LONG)).isNull();
	}

	@Test
	void shouldWaitForATransactionThatIsOpen() throws Exception {
		this.broker.createTopics(PARTITIONS);
		this.processor.initTransactions();
		this.gateway.follower.start();
		awaitReady();
		Samples.Sample sample = Samples.token(null, true);
		this.processor.beginTransaction();
		this.processor.send(record(sample.entry(), false)).get();

		var answer = this.gateway.access.authenticate(sample.bearer()).toFuture();
		assertThat(answer).isNotDone();
		this.processor.commitTransaction();

		assertThat(answer).succeedsWithin(LONG).isEqualTo(sample.caller());
	}

	@Test
	void shouldCountWhatItCannotReadAndGoOn() throws Exception {
		this.broker.createTopics(PARTITIONS);
		this.processor.initTransactions();
		Samples.Sample sample = Samples.token(null, true);
		this.processor.beginTransaction();
		this.processor.send(new ProducerRecord<>(Topics.CREDENTIALS.name(), 0, new byte[] { 99 }, new byte[] { 1 }));
		this.processor.send(record(sample.entry(), false));
		this.processor.commitTransaction();
		this.gateway.follower.start();
		awaitReady();

		assertThat(this.gateway.access.authenticate(sample.bearer()).block(LONG)).isEqualTo(sample.caller());
		assertThat(this.gateway.health().getDetails()).containsEntry("undecodable", 1L);
	}

	private void write(AccessEntry entry) {
		this.processor.beginTransaction();
		this.processor.send(record(entry, false));
		this.processor.commitTransaction();
	}

	private void revoke(AccessEntry entry) {
		this.processor.beginTransaction();
		this.processor.send(record(entry, true));
		this.processor.commitTransaction();
	}

	private static ProducerRecord<byte[], byte[]> record(AccessEntry entry, boolean tombstone) {
		return new ProducerRecord<>(Topics.CREDENTIALS.name(), Topics.partition(Samples.SITE, PARTITIONS),
				Codecs.ENTITY_KEY.encode(entry.credential().key()), tombstone ? null : Codecs.ACCESS.encode(entry));
	}

	private void awaitReady() throws InterruptedException {
		Instant deadline = Instant.now().plus(LONG);
		while (this.gateway.follower.known() == null) {
			assertThat(Instant.now()).isBefore(deadline);
			Thread.sleep(20);
		}
	}

	/** An identity provider repeats what was answered 503. */
	private @Nullable Caller awaitAnswer(String authorization) throws InterruptedException {
		Instant deadline = Instant.now().plus(LONG);
		while (true) {
			try {
				return this.gateway.access.authenticate(authorization).block(LONG);
			}
			catch (AccessUnavailableException ex) {
				assertThat(Instant.now()).isBefore(deadline);
				Thread.sleep(100);
			}
		}
	}

	private static KafkaProducer<byte[], byte[]> processor(String bootstrapServers) {
		Properties config = new Properties();
		config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
		config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "processor");
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	private static final class Gateway implements AutoCloseable {

		private final CredentialClients clients;

		private final CredentialFollower follower;

		private final CredentialAccess access;

		Gateway(String bootstrapServers, SimpleMeterRegistry meters) {
			Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
			this.clients = new CredentialClients(config, config);
			this.follower = new CredentialFollower(this.clients,
					new CredentialRecords(Codecs.ENTITY_KEY, Codecs.ACCESS, Codecs.ENTITY), LIMITS, meters);
			this.access = new CredentialAccess(this.follower::known,
					new CatchUp(this.follower, LIMITS, Schedulers.parallel()), Clock.fixed(Samples.NOW, ZoneOffset.UTC),
					meters);
		}

		Health health() {
			return new AccessHealth(this.follower).health();
		}

		@Override
		public void close() {
			this.follower.stop();
			this.clients.close();
		}

	}

}
