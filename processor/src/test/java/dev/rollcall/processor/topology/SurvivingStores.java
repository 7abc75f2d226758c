package dev.rollcall.processor.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryWindowStore;

/** What a changelog does for a restart: stores begin with what was in them before. */
final class SurvivingStores {

	private static final long RETENTION = 3_600_000;

	private final Map<Bytes, byte[]> rows = new TreeMap<>();

	private final List<KeyValue<Windowed<Bytes>, byte[]>> seen = new ArrayList<>();

	void keep(TopologyTestDriver driver) {
		this.rows.clear();
		KeyValueStore<Bytes, byte[]> present = driver.getKeyValueStore(ProvisioningTopology.ROWS);
		try (KeyValueIterator<Bytes, byte[]> all = present.all()) {
			all.forEachRemaining((row) -> this.rows.put(row.key, row.value));
		}
		this.seen.clear();
		WindowStore<Bytes, byte[]> window = driver.getWindowStore(ProvisioningTopology.SEEN);
		try (KeyValueIterator<Windowed<Bytes>, byte[]> all = window.all()) {
			all.forEachRemaining(this.seen::add);
		}
	}

	KeyValueBytesStoreSupplier rows() {
		return new KeyValueBytesStoreSupplier() {

			@Override
			public String name() {
				return ProvisioningTopology.ROWS;
			}

			@Override
			public KeyValueStore<Bytes, byte[]> get() {
				return new InMemoryKeyValueStore(ProvisioningTopology.ROWS) {

					@Override
					public void init(StateStoreContext context, StateStore root) {
						super.init(context, root);
						SurvivingStores.this.rows.forEach(this::put);
					}

				};
			}

			@Override
			public String metricsScope() {
				return "in-memory";
			}

		};
	}

	WindowBytesStoreSupplier seen() {
		return new WindowBytesStoreSupplier() {

			@Override
			public String name() {
				return ProvisioningTopology.SEEN;
			}

			@Override
			public WindowStore<Bytes, byte[]> get() {
				return new InMemoryWindowStore(ProvisioningTopology.SEEN, RETENTION, 1, false, "in-memory-window") {

					@Override
					public void init(StateStoreContext context, StateStore root) {
						super.init(context, root);
						SurvivingStores.this.seen
							.forEach((entry) -> put(entry.key.key(), entry.value, entry.key.window().start()));
					}

				};
			}

			@Override
			public String metricsScope() {
				return "in-memory-window";
			}

			@Override
			public long segmentIntervalMs() {
				return 60_000;
			}

			@Override
			public long windowSize() {
				return 1;
			}

			@Override
			public boolean retainDuplicates() {
				return false;
			}

			@Override
			public long retentionPeriod() {
				return RETENTION;
			}

		};
	}

}
