package dev.rollcall.processor.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.RawRequest;
import dev.rollcall.schemas.SiteGroupId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.TimeOrderedIds;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.scim.Attributes;
import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends commands and waits for outcomes, as a gateway does. */
public final class TestClient implements AutoCloseable {

	private final String bootstrapServers;

	private final int partitions;

	private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());

	private final KafkaProducer<byte[], byte[]> producer;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Map<CommandId, CompletableFuture<Outcome.Envelope>> pending = new ConcurrentHashMap<>();

	private final Thread listener;

	public TestClient(String bootstrapServers, int partitions) {
		this.bootstrapServers = bootstrapServers;
		this.partitions = partitions;
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "max.request.size",
						Topic.MAX_MESSAGE_BYTES, "buffer.memory", 4L * Topic.MAX_MESSAGE_BYTES),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.consumer = consumer(50);
		TopicPartition replies = new TopicPartition(Topics.OUTCOMES.name(), 0);
		this.consumer.assign(List.of(replies));
		this.consumer.seekToEnd(List.of(replies));
		this.consumer.position(replies);
		this.listener = new Thread(this::listen, "outcomes");
		this.listener.start();
	}

	private KafkaConsumer<byte[], byte[]> consumer(int maxWait) {
		return new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.bootstrapServers, "isolation.level", "read_committed",
						"fetch.max.wait.ms", maxWait, "max.partition.fetch.bytes", Topic.MAX_MESSAGE_BYTES),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private void listen() {
		try {
			while (true) {
				this.consumer.poll(Duration.ofSeconds(1)).forEach((record) -> {
					Outcome.Envelope outcome = Codecs.OUTCOME.decode(record.value());
					CompletableFuture<Outcome.Envelope> waiting = this.pending.remove(outcome.command());
					if (waiting != null) {
						waiting.complete(outcome);
					}
				});
			}
		}
		catch (WakeupException ex) {
			this.consumer.close();
		}
	}

	public Command.Envelope envelope(SiteId site, Command command) {
		return new Command.Envelope(new CommandId(this.ids.next()), site,
				Instant.ofEpochMilli(System.currentTimeMillis()), "test", Optional.of(0), RawRequest.NONE, command);
	}

	public CompletableFuture<Outcome.Envelope> send(Command.Envelope command) {
		CompletableFuture<Outcome.Envelope> answer = this.pending.computeIfAbsent(command.id(),
				(id) -> new CompletableFuture<>());
		sendRaw(command.site(), Codecs.COMMAND.encode(command));
		return answer;
	}

	public void sendRaw(SiteId site, byte[] value) {
		this.producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), Topics.partition(site, this.partitions),
				Sinks.text(site.value()), value));
	}

	public Outcome ask(SiteId site, Command command) throws Exception {
		return send(envelope(site, command)).get(120, TimeUnit.SECONDS).outcome();
	}

	/** Makes a site with one provider. */
	public ProviderId makeSite(SiteId site) throws Exception {
		ask(site, new Command.PutSite(site.value(), false, "UTC", Preconditions.NONE));
		ProviderId provider = new ProviderId(this.ids.next());
		ask(site, new Command.PutProvider(provider, "Okta", Entity.Provider.Vendor.OKTA, Entity.Provider.Protocol.SAML,
				Policy.DEFAULT, Preconditions.NONE));
		return provider;
	}

	public Command.CreateUser createUser(ProviderId provider, String userName) {
		return new Command.CreateUser(provider, new UserId(this.ids.next()), new AccountId(this.ids.next()),
				Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\""
						+ userName + "\",\"name\":{\"givenName\":\"Ann\",\"familyName\":\"Example\"},\"emails\":[{"
						+ "\"value\":\"" + userName + "@example.com\",\"type\":\"work\",\"primary\":true}],"
						+ "\"active\":true,\"externalId\":\"" + userName + "\"}"));
	}

	public Command.CreateGroup createGroup(ProviderId provider, String name) {
		return new Command.CreateGroup(provider, new GroupId(this.ids.next()), new SiteGroupId(this.ids.next()),
				Attributes.ofJson("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
						+ name + "\"}"),
				List.of());
	}

	public SiteGroupId siteGroup() {
		return new SiteGroupId(this.ids.next());
	}

	/** Every committed record of a topic so far. */
	public List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> reader = consumer(10)) {
			List<TopicPartition> all = reader.partitionsFor(topic.name())
				.stream()
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			reader.assign(all);
			reader.seekToBeginning(all);
			Map<TopicPartition, Long> ends = reader.endOffsets(all);
			while (all.stream().anyMatch((one) -> reader.position(one) < ends.getOrDefault(one, 0L))) {
				reader.poll(Duration.ofMillis(100)).forEach(records::add);
			}
		}
		return records;
	}

	@Override
	public void close() {
		this.consumer.wakeup();
		try {
			this.listener.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.producer.close();
	}

}
