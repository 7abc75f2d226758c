package dev.rollcall.processor.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.decide.Limits;
import dev.rollcall.processor.guarantee.Run;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.DeadLetter;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The real topology on one partition, without a broker, with stores that outlive a
 * restart.
 */
final class Simulation implements AutoCloseable {

	static final Duration STEP_INTERVAL = Duration.ofMillis(10);

	private static final int STEP_SIZE = 5;

	private final Decider decider;

	private final TopologySettings settings;

	private final SurvivingStores stores = new SurvivingStores();

	private final Polling polling = new Polling();

	private final List<Command.Envelope> commands = new ArrayList<>();

	private final Map<Topic, List<TestRecord<byte[], byte[]>>> records = new LinkedHashMap<>();

	private final List<EventEnvelope> events = new ArrayList<>();

	private long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

	private TopologyTestDriver driver;

	private TestInputTopic<byte[], byte[]> input;

	Simulation(Limits limits) {
		this(limits, STEP_SIZE);
	}

	Simulation(Limits limits, int stepSize) {
		this.decider = new Decider(limits);
		this.settings = new TopologySettings(1, 1, TopologySettings.Store.MEMORY, Duration.ofHours(1), stepSize,
				STEP_INTERVAL);
		this.driver = open();
		this.input = input();
	}

	private TopologyTestDriver open() {
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulation");
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
		properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		return new TopologyTestDriver(
				ProvisioningTopology.build(this.settings, this.decider, new ProcessorMetrics(new SimpleMeterRegistry()),
						this.polling, this.stores.rows(), this.stores.seen()),
				properties, Instant.ofEpochMilli(this.now));
	}

	private TestInputTopic<byte[], byte[]> input() {
		return this.driver.createInputTopic(Topics.COMMANDS.name(), new ByteArraySerializer(),
				new ByteArraySerializer());
	}

	void send(Command.Envelope command) {
		this.commands.add(command);
		this.input.pipeInput(new TestRecord<>(Sinks.text(command.site().value()), Codecs.COMMAND.encode(command),
				new RecordHeaders().add(CloudEvent.TRACE_PARENT, Sinks.text("00-trace")), command.at()));
		drain();
	}

	void sendRaw(byte[] value) {
		this.input.pipeInput(Sinks.text("site"), value);
		drain();
	}

	/** Gives jobs the time for some steps. */
	void pass(int steps) {
		for (int step = 0; step < steps; step++) {
			this.now += STEP_INTERVAL.toMillis();
			this.driver.advanceWallClockTime(STEP_INTERVAL);
		}
		drain();
	}

	/** What its consumer would be told. */
	Polling polling() {
		return this.polling;
	}

	/** Stops and starts again with the stores as they were. */
	void restart() {
		drain();
		this.stores.keep(this.driver);
		this.driver.close();
		this.driver = open();
		this.input = input();
	}

	private void drain() {
		for (Topic topic : Sinks.ALL) {
			if (this.driver.producedTopicNames().contains(topic.name())) {
				this.records.computeIfAbsent(topic, (key) -> new ArrayList<>())
					.addAll(this.driver
						.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
						.readRecordsToList());
			}
		}
	}

	List<TestRecord<byte[], byte[]>> records(Topic topic) {
		return this.records.getOrDefault(topic, List.of());
	}

	private <T> List<T> values(Topic topic, Codec<T> codec) {
		return records(topic).stream().map((record) -> codec.decode(record.value())).toList();
	}

	List<Outcome.Envelope> outcomes() {
		return values(Topics.OUTCOMES, Codecs.OUTCOME);
	}

	List<EventEnvelope> events() {
		List<TestRecord<byte[], byte[]>> all = records(Topics.EVENTS);
		all.subList(this.events.size(), all.size())
			.forEach((record) -> this.events.add(Codecs.EVENT.decode(record.value())));
		return this.events;
	}

	List<DeadLetter> deadLetters() {
		return values(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER);
	}

	/** A compacted topic of entities. */
	Map<EntityKey, Entity> compacted(Topic topic) {
		Map<EntityKey, Entity> entities = new LinkedHashMap<>();
		for (TestRecord<byte[], byte[]> record : records(topic)) {
			EntityKey key = Codecs.ENTITY_KEY.decode(record.key());
			if (record.value() != null) {
				entities.put(key, Codecs.ENTITY.decode(record.value()));
			}
			else {
				entities.remove(key);
			}
		}
		return entities;
	}

	Run run() {
		return new Run(this.commands, outcomes(), events(), compacted(Topics.DIRECTORY));
	}

	static String header(Headers headers, String name) {
		return new String(headers.lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.driver.close();
	}

}
