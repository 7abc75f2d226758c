package dev.rollcall.processor.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is there when it is opened: after a kill, a power cut, a clean close, or damage.
 */
class ReopenedStoreTest extends OpenStores {

	private int folders;

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

}
