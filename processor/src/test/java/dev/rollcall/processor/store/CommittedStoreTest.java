package dev.rollcall.processor.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read and forgotten while it is open. */
class CommittedStoreTest extends OpenStores {

	@Test
	void shouldBeginWithNothingAndWithoutAnOffset() {
		CommittedStore store = open(this.temporary.resolve("new"), BOOT, NOON);
		assertThat(rows(store)).isEmpty();
		assertThat(store.committedOffset(CHANGELOG)).isEqualTo(Mark.UNKNOWN);
		assertThat(store.committedOffset(new TopicPartition("other", 2))).isNull();
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

}
