package dev.rollcall.processor.topology;

import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way to a topic, with the partition it goes to: the task's own, since all
 * topics partition by site alike, or for an outcome the one that the asking gateway
 * reads.
 *
 * @param value {@code null}: a tombstone
 */
record Outgoing(byte @Nullable [] value, int partition) {

	static final Serializer<Outgoing> SERIALIZER = new Serializer<>() {

		@Override
		public byte @Nullable [] serialize(String topic, Outgoing outgoing) {
			return outgoing.value();
		}

		@Override
		public byte @Nullable [] serialize(String topic, Headers headers, Outgoing outgoing) {
			return outgoing.value();
		}

	};

	static final StreamPartitioner<byte[], Outgoing> PARTITIONER = (topic, key, outgoing, partitions) -> Optional
		.of(Set.of(outgoing.partition()));

}
