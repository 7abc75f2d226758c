package dev.rollcall.processor.topology;

import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** What a changelog does for a restart: stores begin with what was in them before. */
final class SurvivingStores {

	private final Map<Bytes, byte[]> rows = new TreeMap<>();

	private final Map<Bytes, byte[]> seen = new TreeMap<>();

	void keep(TopologyTestDriver driver) {
		keep(driver, ProvisioningTopology.ROWS, this.rows);
		keep(driver, ProvisioningTopology.SEEN, this.seen);
	}

	private static void keep(TopologyTestDriver driver, String store, Map<Bytes, byte[]> kept) {
		kept.clear();
		KeyValueStore<Bytes, byte[]> present = driver.getKeyValueStore(store);
		try (KeyValueIterator<Bytes, byte[]> all = present.all()) {
			all.forEachRemaining((row) -> kept.put(row.key, row.value));
		}
	}

	KeyValueBytesStoreSupplier rows() {
		return new Supplier(ProvisioningTopology.ROWS, this.rows);
	}

	KeyValueBytesStoreSupplier seen() {
		return new Supplier(ProvisioningTopology.SEEN, this.seen);
	}

	private record Supplier(String name, Map<Bytes, byte[]> kept) implements KeyValueBytesStoreSupplier {

		@Override
		public KeyValueStore<Bytes, byte[]> get() {
			return new InMemoryKeyValueStore(this.name) {

				@Override
				public void init(StateStoreContext context, StateStore root) {
					super.init(context, root);
					Supplier.this.kept.forEach(this::put);
				}

			};
		}

		@Override
		public String metricsScope() {
			return "in-memory";
		}

	}

}
