package dev.rollcall.processor.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.store.CommittedStores;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.schemas.topic.Topic;
import dev.rollcall.schemas.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** From commands to everything that follows from them. */
public final class ProvisioningTopology {

	/** Entities and indexes; the name is in the changelog's. */
	static final String ROWS = "rows";

	/** Commands decided a short while ago; the name is in the changelog's. */
	static final String SEEN = "seen";

	private static final String SOURCE = "commands";

	private static final String DECIDE = "decide";

	private ProvisioningTopology() {
	}

	/**
	 * @param polling what the consumers of commands are told and tell
	 */
	public static Topology build(TopologySettings settings, Decider decider, ProcessorMetrics metrics, Polling polling,
			CommittedStores stores) {
		KeyValueBytesStoreSupplier rows = switch (settings.store()) {
			case MEMORY -> Stores.inMemoryKeyValueStore(ROWS);
			case ROCKSDB -> stores.keeping(ROWS);
		};
		// Always on disk: the ids of minutes at full load are too many for memory, and
		// with
		// a store on disk the process keeps its transactional id over a restart.
		KeyValueBytesStoreSupplier seen = stores.forgetting(SEEN, SeenCommands.expiry(settings.seenFor()));
		return build(settings, decider, metrics, polling, rows, seen);
	}

	static Topology build(TopologySettings settings, Decider decider, ProcessorMetrics metrics, Polling polling,
			KeyValueBytesStoreSupplier rows, KeyValueBytesStoreSupplier seen) {
		Topology topology = new Topology();
		topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.COMMANDS.name());
		topology.addProcessor(DECIDE, new Supplier(settings, decider, metrics, polling, rows, seen), SOURCE);
		for (Topic topic : Sinks.ALL) {
			topology.addSink(Sinks.name(topic), topic.name(), new ByteArraySerializer(), Outgoing.SERIALIZER,
					Outgoing.PARTITIONER, DECIDE);
		}
		return topology;
	}

	/** It forgets by time alone, and not before a backlog of an hour is worked off. */
	private static Map<String, String> seenChangelog(Duration seenFor) {
		return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(seenFor.plusHours(1).toMillis()),
				"segment.ms", Long.toString(seenFor.toMillis()));
	}

	/** A processor for each task, with its stores. */
	private record Supplier(TopologySettings settings, Decider decider, ProcessorMetrics metrics, Polling polling,
			KeyValueBytesStoreSupplier rows,
			KeyValueBytesStoreSupplier seen) implements ProcessorSupplier<byte[], byte[], byte[], Outgoing> {

		@Override
		public Processor<byte[], byte[], byte[], Outgoing> get() {
			return new CommandProcessor(this.settings, this.decider, this.metrics, this.polling);
		}

		@Override
		public Set<StoreBuilder<?>> stores() {
			return Set.of(
					Stores.keyValueStoreBuilder(this.rows, Serdes.Bytes(), Serdes.ByteArray())
						.withLoggingEnabled(Map.of()),
					Stores.keyValueStoreBuilder(this.seen, Serdes.Bytes(), Serdes.ByteArray())
						.withLoggingEnabled(seenChangelog(this.settings.seenFor())));
		}

	}

}
