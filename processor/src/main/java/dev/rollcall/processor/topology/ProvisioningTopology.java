package dev.rollcall.processor.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.rollcall.processor.decide.Decider;
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
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

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

	public static Topology build(TopologySettings settings, Decider decider, ProcessorMetrics metrics) {
		KeyValueBytesStoreSupplier rows = switch (settings.store()) {
			case MEMORY -> Stores.inMemoryKeyValueStore(ROWS);
			case ROCKSDB -> Stores.persistentKeyValueStore(ROWS);
		};
		// Always on disk: the ids of minutes at full load are too many for memory, and
		// with
		// a store on disk the process keeps its transactional id over a restart.
		WindowBytesStoreSupplier seen = Stores.persistentWindowStore(SEEN, settings.seenFor(), Duration.ofMillis(1),
				false);
		return build(settings, decider, metrics, rows, seen);
	}

	static Topology build(TopologySettings settings, Decider decider, ProcessorMetrics metrics,
			KeyValueBytesStoreSupplier rows, WindowBytesStoreSupplier seen) {
		Topology topology = new Topology();
		topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.COMMANDS.name());
		topology.addProcessor(DECIDE, new Supplier(settings, decider, metrics, rows, seen), SOURCE);
		for (Topic topic : Sinks.ALL) {
			topology.addSink(Sinks.name(topic), topic.name(), new ByteArraySerializer(), Outgoing.SERIALIZER,
					Outgoing.PARTITIONER, DECIDE);
		}
		return topology;
	}

	/** A processor for each task, with its stores. */
	private record Supplier(TopologySettings settings, Decider decider, ProcessorMetrics metrics,
			KeyValueBytesStoreSupplier rows,
			WindowBytesStoreSupplier seen) implements ProcessorSupplier<byte[], byte[], byte[], Outgoing> {

		@Override
		public Processor<byte[], byte[], byte[], Outgoing> get() {
			return new CommandProcessor(this.settings, this.decider, this.metrics);
		}

		@Override
		public Set<StoreBuilder<?>> stores() {
			return Set.of(
					Stores.keyValueStoreBuilder(this.rows, Serdes.Bytes(), Serdes.ByteArray())
						.withLoggingEnabled(Map.of("min.cleanable.dirty.ratio", "0.3")),
					Stores.windowStoreBuilder(this.seen, Serdes.Bytes(), Serdes.ByteArray()));
		}

	}

}
