package dev.rollcall.processor.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores of one partition on disk, opened as often as a test likes; those that are open
 * are closed after it.
 */
abstract class OpenStores {

	static final TopicPartition CHANGELOG = new TopicPartition("test-rows-changelog", 2);

	static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	static final String BOOT = "boot-1";

	final Commits commits = new Commits();

	final RowCache cache = new RowCache(16 << 10);

	private final List<CommittedStore> open = new ArrayList<>();

	@TempDir
	Path temporary;

	@AfterEach
	void close() {
		this.open.forEach(CommittedStore::close);
	}

	void committed(long offset) {
		this.commits.committed(Map.of(CHANGELOG, offset));
	}

	CommittedStore open(Path folder, String boot, Instant now) {
		CommittedStore store = keep(new CommittedStore("rows", this.commits, this.cache, null, boot, clock(now)));
		store.init(context(folder), store);
		return store;
	}

	CommittedStore keep(CommittedStore store) {
		this.open.add(store);
		return store;
	}

	static org.apache.kafka.streams.processor.StateStoreContext context(Path folder) {
		Properties config = new Properties();
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
		config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
		return new MockProcessorContext<>(config, new TaskId(0, 2), folder.toFile()).getStateStoreContext();
	}

	static Clock clock(Instant now) {
		return Clock.fixed(now, ZoneOffset.UTC);
	}

	static void put(CommittedStore store, String key, String value) {
		store.put(key(key), bytes(value));
	}

	static List<String> rows(CommittedStore store) {
		return rows(store.all());
	}

	static List<String> rows(KeyValueIterator<Bytes, byte[]> rows) {
		List<String> all = new ArrayList<>();
		try (rows) {
			rows.forEachRemaining((row) -> all.add(text(row.key.get()) + "=" + text(row.value)));
		}
		return all;
	}

	static Bytes key(String text) {
		return Bytes.wrap(bytes(text));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte @Nullable [] bytes) {
		return new String(java.util.Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
	}

}
