package dev.rollcall.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the topics say, read from their beginning as any downstream service would. */
final class Topic {

	private final String bootstrap;

	Topic(String bootstrap) {
		this.bootstrap = bootstrap;
	}

	/** The members of a group by the directory topic: the last record of each key. */
	Set<String> membersInDirectory(String site, String group) {
		Map<String, Boolean> edges = new TreeMap<>();
		read(Topics.DIRECTORY.name(), (entry) -> {
			EntityKey key = Codecs.ENTITY_KEY.decode(entry.key());
			if (key.kind() == EntityKey.Kind.MEMBERSHIP && key.site().value().equals(site)
					&& key.id().toString().equals(group)) {
				edges.put(key.other().toString(), entry.value() != null);
			}
		});
		edges.values().removeIf((present) -> !present);
		return edges.keySet();
	}

	/** The members of a group by folding the published events. */
	Set<String> membersByEvents(String site, String group) {
		Set<String> members = new TreeSet<>();
		for (EventEnvelope envelope : events(site)) {
			if (envelope.event().entity() instanceof Entity.Membership edge && edge.group().toString().equals(group)) {
				switch (envelope.event().change()) {
					case CREATED -> {
						if (!members.add(edge.member().toString())) {
							throw new AssertionError("Expected a member to join once, but it joined again: " + edge);
						}
					}
					case DELETED -> {
						if (!members.remove(edge.member().toString())) {
							throw new AssertionError("Expected a member to leave that is there, but: " + edge);
						}
					}
					case UPDATED -> {
					}
				}
			}
		}
		return members;
	}

	List<EventEnvelope> events(String site) {
		List<EventEnvelope> events = new ArrayList<>();
		read(Topics.EVENTS.name(), (entry) -> {
			EventEnvelope envelope = Codecs.EVENT.decode(entry.value());
			if (envelope.site().value().equals(site)) {
				events.add(envelope);
			}
		});
		return events;
	}

	/** Reads every committed record of a topic, partition by partition. */
	void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.bootstrap, "isolation.level", "read_committed", "enable.auto.commit",
						"false", "max.partition.fetch.bytes", "16777216"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
			while (partitions.stream()
				.anyMatch((partition) -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
				consumer.poll(Duration.ofMillis(100)).forEach(reader);
				if (System.nanoTime() > deadline) {
					throw new AssertionError("Expected to read " + topic + " within 60 s, but there is more");
				}
			}
		}
	}

}
