package dev.rollcall.processor.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommittedStoreTest {

	private static final TopicPartition CHANGELOG = new TopicPartition("test-rows-changelog", 2);

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private static final String BOOT = "boot-1";

	private final Commits commits = new Commits();

	private final RowCache cache = new RowCache(16 << 10);

	private final List<CommittedStore> open = new ArrayList<>();

	@TempDir
	private Path temporary;

	private int folders;

	@AfterEach
	void close() {
		this.open.forEach(CommittedStore::close);
	}

	@Test
	void shouldBeginWithNothingAndWithoutAnOffset() {
		CommittedStore store = open(this.temporary.resolve("new"), BOOT, NOON);
		assertThat(rows(store)).isEmpty();
		assertThat(store.committedOffset(CHANGELOG)).isEqualTo(Mark.UNKNOWN);
		assertThat(store.committedOffset(new TopicPartition("other", 2))).isNull();
	}

	@Test
	void shouldHaveWhatWasCommittedAfterAKill() throws IOException {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		put(store, "b", "2");
		committed(10);
		put(store, "a", "3");
		store.delete(key("b"));
		put(store, "c", "4");
		CommittedStore next = open(killed(folder), BOOT, NOON);
		assertThat(rows(next)).containsExactly("a=1", "b=2");
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(10);
	}

	@Test
	void shouldHaveTheDeletionsThatWereCommittedAfterAKill() throws IOException {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		store.delete(key("a"));
		put(store, "b", "2");
		committed(13);
		CommittedStore next = open(killed(folder), BOOT, NOON);
		assertThat(rows(next)).containsExactly("b=2");
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(13);
	}

	@Test
	void shouldReadWhatIsNotCommittedYet() {
		CommittedStore store = open(this.temporary.resolve("live"), BOOT, NOON);
		put(store, "a", "1");
		put(store, "c", "1");
		put(store, "e", "1");
		committed(3);
		put(store, "b", "2");
		put(store, "c", "2");
		assertThat(store.delete(key("e"))).isEqualTo(bytes("1"));
		put(store, "f", "2");
		assertThat(rows(store)).containsExactly("a=1", "b=2", "c=2", "f=2");
		assertThat(rows(store.range(key("b"), key("e")))).containsExactly("b=2", "c=2");
		assertThat(store.get(key("e"))).isNull();
		assertThat(store.get(key("c"))).isEqualTo(bytes("2"));
		assertThat(store.putIfAbsent(key("e"), bytes("3"))).isNull();
		assertThat(store.putIfAbsent(key("a"), bytes("3"))).isEqualTo(bytes("1"));
		assertThat(rows(store)).containsExactly("a=1", "b=2", "c=2", "e=3", "f=2");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 2_000, 1 << 20 })
	void shouldReadAsAMapDoesWhateverIsCached(long cacheBytes) {
		CommittedStore store = keep(
				new CommittedStore("rows", this.commits, new RowCache(cacheBytes), null, BOOT, clock(NOON)));
		store.init(context(this.temporary.resolve("live")), store);
		NavigableMap<String, String> model = new TreeMap<>();
		Random random = new Random(5);
		for (int step = 0; step < 5_000; step++) {
			String key = String.valueOf(random.nextInt(20));
			switch (random.nextInt(8)) {
				case 0 -> {
					put(store, key, String.valueOf(step));
					model.put(key, String.valueOf(step));
				}
				case 1 -> {
					store.delete(key(key));
					model.remove(key);
				}
				case 2 -> committed(step);
				case 3 -> assertThat(rows(store.range(key(key), null))).as("from %s in step %d", key, step)
					.containsExactlyElementsOf(
							model.tailMap(key).entrySet().stream().map(Map.Entry::toString).toList());
				default -> {
					byte[] row = store.get(key(key));
					assertThat((row != null) ? text(row) : null).as("%s in step %d", key, step)
						.isEqualTo(model.get(key));
				}
			}
		}
	}

	@Test
	void shouldGoThroughTheRowsInSeveralWaysAtATime() {
		CommittedStore store = open(this.temporary.resolve("live"), BOOT, NOON);
		put(store, "a", "1");
		put(store, "b", "1");
		committed(2);
		assertThat(rows(store)).containsExactly("a=1", "b=1");
		KeyValueIterator<Bytes, byte[]> first = store.range(key("a"), null);
		KeyValueIterator<Bytes, byte[]> second = store.range(key("b"), null);
		put(store, "b", "2");
		put(store, "c", "2");
		committed(4);
		assertThat(rows(first)).containsExactly("a=1", "b=1");
		assertThat(rows(store)).containsExactly("a=1", "b=2", "c=2");
		assertThat(rows(second)).containsExactly("b=1");
		second.close();
		assertThat(rows(store)).containsExactly("a=1", "b=2", "c=2");
	}

	@Test
	void shouldNotReadWhatAnotherStoreHad() {
		CommittedStore former = open(this.temporary.resolve("former"), BOOT, NOON);
		put(former, "a", "1");
		committed(10);
		assertThat(former.get(key("a"))).isEqualTo(bytes("1"));
		former.close();
		CommittedStore store = open(this.temporary.resolve("next"), BOOT, NOON);
		assertThat(store.get(key("a"))).isNull();
	}

	@Test
	void shouldReadWhatWasRestoredSinceItWasRead() {
		CommittedStore store = open(this.temporary.resolve("live"), BOOT, NOON);
		store.restore(List.of(new KeyValue<>(bytes("a"), bytes("1")), new KeyValue<>(bytes("b"), bytes("1"))));
		assertThat(store.get(key("a"))).isEqualTo(bytes("1"));
		assertThat(store.get(key("b"))).isEqualTo(bytes("1"));
		store.restore(List.of(new KeyValue<>(bytes("a"), bytes("2")), new KeyValue<>(bytes("b"), null)));
		assertThat(store.get(key("a"))).isEqualTo(bytes("2"));
		assertThat(store.get(key("b"))).isNull();
	}

	@Test
	void shouldForgetAtTheCloseWhatWasNotCommitted() {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(1);
		put(store, "b", "2");
		// Kafka Streams tells an offset also when the transaction failed.
		store.commit(Map.of(CHANGELOG, 5L));
		store.close();
		assertThat(store.isOpen()).isFalse();
		CommittedStore next = open(folder, BOOT, NOON);
		assertThat(rows(next)).containsExactly("a=1");
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(1);
	}

	@Test
	void shouldGoOnWithARestoreThatWasKilled() throws IOException {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		store.restore(List.of(new KeyValue<>(bytes("a"), bytes("1")), new KeyValue<>(bytes("b"), bytes("1")),
				new KeyValue<>(bytes("a"), null)));
		store.commit(Map.of(CHANGELOG, 3L));
		store.restore(List.of(new KeyValue<>(bytes("c"), bytes("1"))));
		CommittedStore next = open(killed(folder), BOOT, NOON);
		assertThat(rows(next)).startsWith("b=1");
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(3);
	}

	@Test
	void shouldBeginAnewWhenThePowerWasCut() throws IOException {
		Path folder = this.temporary.resolve("live");
		put(open(folder, BOOT, NOON), "a", "1");
		committed(10);
		CommittedStore next = open(killed(folder), "boot-2", NOON);
		assertThat(rows(next)).isEmpty();
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(Mark.UNKNOWN);
	}

	@Test
	void shouldBeginAnewAfterAKillWhereBootsCannotBeTold() throws IOException {
		Path folder = this.temporary.resolve("live");
		put(open(folder, "", NOON), "a", "1");
		committed(10);
		assertThat(rows(open(killed(folder), "", NOON))).isEmpty();
	}

	@Test
	void shouldGoOnAfterACleanCloseWhateverTheBoot() {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		store.close();
		CommittedStore next = open(folder, "boot-2", NOON);
		assertThat(rows(next)).containsExactly("a=1");
		assertThat(next.committedOffset(CHANGELOG)).isEqualTo(10);
	}

	@Test
	void shouldBeginAnewWhenTheChangelogMayHaveForgottenDeletions() {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		store.close();
		CommittedStore soon = open(folder, BOOT, NOON.plus(Duration.ofHours(22)));
		assertThat(rows(soon)).containsExactly("a=1");
		soon.close();
		assertThat(rows(open(folder, BOOT, NOON.plus(Duration.ofHours(24))))).isEmpty();
	}

	@Test
	void shouldBeginAnewWhenTheChangelogIsCorrupted() {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		store.commit(Map.of());
		assertThat(store.committedOffset(CHANGELOG)).isNull();
		store.close();
		assertThat(rows(open(folder, BOOT, NOON))).isEmpty();
	}

	@Test
	void shouldBeginAnewWhenTheFilesAreDamaged() throws IOException {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		store.close();
		Files.writeString(folder.resolve("rocksdb/rows/CURRENT"), "garbage\n");
		assertThat(rows(open(folder, BOOT, NOON))).isEmpty();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void shouldOpenAgainAfterTheDiskWasFull() throws Exception {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		committed(10);
		put(store, "b", "2".repeat(8_000_000));
		limitFiles("4000000");
		try {
			assertThatThrownBy(() -> committed(20)).isInstanceOf(ProcessorStateException.class);
			assertThatThrownBy(store::close).isInstanceOf(ProcessorStateException.class);
		}
		finally {
			limitFiles("unlimited");
		}
		CommittedStore again = open(folder, BOOT, NOON);
		assertThat(rows(again)).containsExactly("a=1");
		assertThat(again.committedOffset(CHANGELOG)).isEqualTo(10);
	}

	/** How large this process may make a file, as if the disk were full beyond it. */
	private static void limitFiles(String bytes) throws IOException, InterruptedException {
		Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(ProcessHandle.current().pid()),
				"--fsize=" + bytes + ":")
			.inheritIO()
			.start();
		assertThat(limit.waitFor()).isZero();
	}

	@Test
	void shouldForgetWhatIsTooOld() {
		Expiry lastTwo = new Expiry(Duration.ofMinutes(10),
				(newest) -> key(String.format("%05d", Integer.parseInt(text(newest.get())) - 1)));
		CommittedStore store = keep(new CommittedStore("rows", this.commits, this.cache, lastTwo, BOOT, clock(NOON)));
		store.init(context(this.temporary.resolve("live")), store);
		for (int row = 0; row < 3_000; row++) {
			put(store, String.format("%05d", row), "x");
			if (row % 100 == 99) {
				committed(row);
			}
		}
		assertThat(rows(store)).hasSize(2).containsExactly("02998=x", "02999=x");
		assertThat(store.committedOffset(CHANGELOG)).isEqualTo(2_999);
	}

	@Test
	void shouldHearOnlyOfItsOwnCommits() {
		Path folder = this.temporary.resolve("live");
		CommittedStore store = open(folder, BOOT, NOON);
		put(store, "a", "1");
		assertThat(this.commits.isWatched(CHANGELOG.topic(), 2)).isTrue();
		assertThat(this.commits.isWatched(CHANGELOG.topic(), 1)).isFalse();
		assertThat(this.commits.isWatched(CHANGELOG.topic(), null)).isFalse();
		this.commits.committed(Map.of(new TopicPartition(CHANGELOG.topic(), 1), 7L));
		assertThat(store.committedOffset(CHANGELOG)).isEqualTo(Mark.UNKNOWN);
		store.close();
		assertThat(this.commits.isWatched(CHANGELOG.topic(), 2)).isFalse();
	}

	private void committed(long offset) {
		this.commits.committed(Map.of(CHANGELOG, offset));
	}

	private CommittedStore open(Path folder, String boot, Instant now) {
		CommittedStore store = keep(new CommittedStore("rows", this.commits, this.cache, null, boot, clock(now)));
		store.init(context(folder), store);
		return store;
	}

	private CommittedStore keep(CommittedStore store) {
		this.open.add(store);
		return store;
	}

	private static org.apache.kafka.streams.processor.StateStoreContext context(Path folder) {
		Properties config = new Properties();
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
		config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
		return new MockProcessorContext<>(config, new TaskId(0, 2), folder.toFile()).getStateStoreContext();
	}

	/** What a kill leaves: the files of an open store as they are. */
	private Path killed(Path folder) throws IOException {
		Path copy = this.temporary.resolve("killed-" + this.folders++);
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
				Files.createDirectories(copy.resolve(folder.relativize(from)));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
				Files.copy(from, copy.resolve(folder.relativize(from)));
				return FileVisitResult.CONTINUE;
			}

		});
		return copy;
	}

	private static Clock clock(Instant now) {
		return Clock.fixed(now, ZoneOffset.UTC);
	}

	private static void put(CommittedStore store, String key, String value) {
		store.put(key(key), bytes(value));
	}

	private static List<String> rows(CommittedStore store) {
		return rows(store.all());
	}

	private static List<String> rows(KeyValueIterator<Bytes, byte[]> rows) {
		List<String> all = new ArrayList<>();
		try (rows) {
			rows.forEachRemaining((row) -> all.add(text(row.key.get()) + "=" + text(row.value)));
		}
		return all;
	}

	private static Bytes key(String text) {
		return Bytes.wrap(bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte @Nullable [] bytes) {
		return new String(java.util.Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
	}

}
