package dev.rollcall.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.codec.Codec;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.codec.UndecodableException;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the logs with a consumer of its own, in no group. */
final class KafkaSiteLog implements SiteLog {

	private static final Logger log = LoggerFactory.getLogger(KafkaSiteLog.class);

	private static final Duration POLL = Duration.ofMillis(250);

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final Partitions partitions;

	KafkaSiteLog(Supplier<Consumer<byte[], byte[]>> consumers, Partitions partitions) {
		this.consumers = consumers;
		this.partitions = partitions;
	}

	@Override
	public void commands(SiteId site, Instant from, Limits limits, ObjLongConsumer<Command.Envelope> taker) {
		read(Topics.COMMANDS.name(), Codecs.COMMAND, site, from, limits, false, taker);
	}

	@Override
	public void events(SiteId site, Instant from, Limits limits, ObjLongConsumer<EventEnvelope> taker) {
		read(Topics.EVENTS.name(), Codecs.EVENT, site, from, limits, true, taker);
	}

	private <T> void read(String topic, Codec<T> codec, SiteId site, Instant from, Limits limits, boolean whole,
			ObjLongConsumer<T> taker) {
		TopicPartition partition = new TopicPartition(topic, this.partitions.of(site));
		byte[] key = site.value().getBytes(StandardCharsets.UTF_8);
		long deadline = System.nanoTime() + limits.time().toNanos();
		try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
			consumer.assign(List.of(partition));
			long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
			Map<TopicPartition, OffsetAndTimestamp> begin = consumer
				.offsetsForTimes(Map.of(partition, Math.max(0, from.toEpochMilli())));
			OffsetAndTimestamp first = begin.get(partition);
			if (first == null) {
				return;
			}
			if (whole && first.offset() > 0
					&& first.offset() == consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
				throw new LimitExceededException("Expected " + topic + " to reach back to " + from
						+ ", but older records may be gone already: choose a later from");
			}
			consumer.seek(partition, first.offset());
			long read = 0;
			while (consumer.position(partition) < end) {
				if (System.nanoTime() > deadline) {
					throw new LimitExceededException("Expected to read " + topic + " within " + limits.time()
							+ ", but it takes longer: choose a later from, or raise the limit");
				}
				for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
					if (++read > limits.records()) {
						throw new LimitExceededException("Expected at most " + limits.records() + " records of " + topic
								+ " to read, but there are more: choose a later from, or raise the limit");
					}
					if (next.offset() < end && Arrays.equals(key, next.key())) {
						decoded(codec, next, taker);
					}
				}
			}
		}
	}

	private static <T> void decoded(Codec<T> codec, ConsumerRecord<byte[], byte[]> found, ObjLongConsumer<T> taker) {
		T value;
		try {
			value = codec.decode(found.value());
		}
		catch (UndecodableException ex) {
			// The processor has put it on the dead-letter topic and decided nothing.
			log.warn("Passes over an undecodable record at {}-{}@{}", found.topic(), found.partition(), found.offset());
			return;
		}
		taker.accept(value, found.offset());
	}

}
