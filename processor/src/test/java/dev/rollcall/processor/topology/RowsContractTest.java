package dev.rollcall.processor.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;

import dev.rollcall.processor.state.Fold;
import dev.rollcall.processor.state.Layout;
import dev.rollcall.processor.state.MemoryRows;
import dev.rollcall.processor.state.Overlay;
import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import dev.rollcall.processor.decide.Decider;
import dev.rollcall.processor.decide.Limits;
import dev.rollcall.processor.store.CommittedStores;
import dev.rollcall.processor.store.Commits;
import dev.rollcall.processor.store.Polling;
import dev.rollcall.processor.store.RowCache;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every implementation of {@link Rows} answers as plain sorted rows do. */
class RowsContractTest {

	private static final byte[] BYTES = { 0, 1, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff };

	@ParameterizedTest
	@EnumSource(TopologySettings.Store.class)
	void shouldScanAsSortedRowsDo(TopologySettings.Store kind, @TempDir java.nio.file.Path folder) {
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "contract");
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
		properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
		TopologySettings settings = new TopologySettings(1, 1, kind, java.time.Duration.ofHours(1), 5,
				java.time.Duration.ofMillis(10));
		try (TopologyTestDriver driver = new TopologyTestDriver(
				ProvisioningTopology
					.build(settings, new Decider(Limits.DEFAULT), new ProcessorMetrics(new SimpleMeterRegistry()),
							new Polling(),
							(kind == TopologySettings.Store.MEMORY)
									? Stores.inMemoryKeyValueStore(ProvisioningTopology.ROWS)
									: new CommittedStores(new Commits(), new RowCache(1 << 20))
										.keeping(ProvisioningTopology.ROWS),
							new SurvivingStores().seen()),
				properties)) {
			Random random = new Random(7);
			StoredRows stored = new StoredRows(driver.getKeyValueStore(ProvisioningTopology.ROWS));
			MemoryRows model = new MemoryRows();
			for (int i = 0; i < 300; i++) {
				assertSure(random, stored, model);
				RowKey key = key(random, 1 + random.nextInt(4));
				Row row = new Row.Index(new UUID(1, i), (i % 2 == 0) ? new UUID(2, i) : null);
				stored.put(key, row);
				model.put(key, row);
			}
			assertSame(random, stored, model);
			Overlay overlay = new Overlay(stored);
			for (int i = 0; i < 200; i++) {
				assertSure(random, overlay, model);
				RowKey key = key(random, 1 + random.nextInt(4));
				if (random.nextBoolean()) {
					overlay.put(key, new Row.Counter(i, 0));
					model.put(key, new Row.Counter(i, 0));
				}
				else {
					overlay.remove(key);
					model.remove(key);
				}
			}
			assertSame(random, overlay, model);
		}
	}

	private static void assertSame(Random random, Rows rows, Rows model) {
		for (int i = 0; i < 2_000; i++) {
			RowKey prefix = key(random, 1 + random.nextInt(3));
			RowKey after = random.nextBoolean() ? key(random, 1 + random.nextInt(4)) : null;
			int limit = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(6);
			if (after == null || after.compareTo(prefix) >= 0) {
				assertThat(rows.scan(prefix, after, limit)).isEqualTo(model.scan(prefix, after, limit));
			}
			assertThat(rows.get(prefix)).isEqualTo(model.get(prefix));
		}
	}

	/** What is said not to be there is not there. */
	private static void assertSure(Random random, Rows rows, Rows model) {
		byte[] site = { BYTES[random.nextInt(4)], BYTES[1 + random.nextInt(2)], 0 };
		RowKey prefix = new RowKey(site);
		if (!rows.mayHave(prefix)) {
			assertThat(model.scan(prefix, null, 1)).isEmpty();
		}
	}

	/** Few bytes, so that keys meet; the first is never the greatest. */
	private static RowKey key(Random random, int length) {
		byte[] bytes = new byte[length];
		bytes[0] = BYTES[random.nextInt(4)];
		for (int i = 1; i < length; i++) {
			bytes[i] = BYTES[random.nextInt(BYTES.length)];
		}
		return new RowKey(bytes);
	}

	@Test
	void shouldComeToTheSameStateWhereverTheEventsAreSplit() {
		List<EventEnvelope> events = events();
		List<Rows.Entry> whole = rows(fold(new MemoryRows(), events));
		for (int split = 0; split <= events.size(); split += 7) {
			MemoryRows restored = stored(fold(new MemoryRows(), events.subList(0, split)));
			assertThat(rows(fold(restored, events.subList(split, events.size())))).as("split at %s", split)
				.isEqualTo(whole);
		}
		assertThat(whole).hasSizeGreaterThan(100);
	}

	private static List<EventEnvelope> events() {
		RandomCommands commands = new RandomCommands(11);
		try (Simulation simulation = new Simulation(Limits.DEFAULT)) {
			for (int i = 0; i < 300; i++) {
				Command.Envelope command = commands.next();
				simulation.send(command);
			}
			return List.copyOf(simulation.events());
		}
	}

	private static MemoryRows fold(MemoryRows rows, List<EventEnvelope> events) {
		events.forEach((event) -> Fold.apply(rows, event.event()));
		return rows;
	}

	/** As if written to a store and read again. */
	private static MemoryRows stored(MemoryRows rows) {
		MemoryRows restored = new MemoryRows();
		rows(rows).forEach((entry) -> restored.put(entry.key(), RowCodec.decode(RowCodec.encode(entry.row()))));
		return restored;
	}

	private static List<Rows.Entry> rows(MemoryRows rows) {
		List<Rows.Entry> all = new ArrayList<>();
		for (int kind = 0; kind < 0x80; kind++) {
			all.addAll(rows.scan(new RowKey(new byte[] { (byte) kind }), null, Integer.MAX_VALUE));
		}
		return all;
	}

	@Test
	void shouldKeepTheCodesOfEntitiesApartFromThoseOfIndexes() {
		RowKey sequence = Layout.sequence();
		for (EntityKey.Kind kind : EntityKey.Kind.values()) {
			assertThat(kind.code()).isLessThan((byte) 0x40);
			assertThat(Layout.all(kind)).isNotEqualTo(sequence);
		}
	}

}
