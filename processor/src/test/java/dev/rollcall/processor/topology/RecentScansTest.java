package dev.rollcall.processor.topology;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.rollcall.processor.state.Row;
import dev.rollcall.processor.state.RowKey;
import dev.rollcall.processor.state.Rows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentScansTest {

	private final RecentScans scans = new RecentScans();

	private int looks;

	@Test
	void shouldLookOnce() {
		assertThat(scan(key(1, 2), 3)).isEqualTo(scan(key(1, 2), 3)).hasSize(3);
		assertThat(this.looks).isOne();
	}

	@Test
	void shouldTellScansApart() {
		scan(key(1, 2), 3);
		this.scans.get(key(1, 2), key(1, 2, 5), 10, found(1));
		this.scans.get(key(1, 2), null, 11, found(1));
		scan(key(1), 3);
		assertThat(this.looks).isEqualTo(4);
	}

	@Test
	void shouldForgetWhatAWrittenRowIsAmong() {
		scan(key(1, 2), 3);
		scan(key(1, 3), 3);
		this.scans.forget(key(1, 2, 9));
		scan(key(1, 3), 3);
		assertThat(this.looks).as("another list").isEqualTo(2);
		scan(key(1, 2), 4);
		assertThat(this.looks).isEqualTo(3);
	}

	@Test
	void shouldKeepNeitherMuchNorMany() {
		scan(key(1), 1_000);
		scan(key(1), 1_000);
		assertThat(this.looks).isEqualTo(2);
		IntStream.range(0, 100).forEach((i) -> scan(key(2, i), 1));
		this.looks = 0;
		scan(key(2, 99), 1);
		assertThat(this.looks).isZero();
		scan(key(2, 0), 1);
		assertThat(this.looks).isOne();
	}

	private List<Rows.Entry> scan(RowKey prefix, int rows) {
		return this.scans.get(prefix, null, 10, found(rows));
	}

	private Supplier<List<Rows.Entry>> found(int rows) {
		return () -> {
			this.looks++;
			return IntStream.range(0, rows)
				.mapToObj((i) -> new Rows.Entry(key(1, 2, i % 100), (Row) new Row.Counter(i, 0)))
				.toList();
		};
	}

	private static RowKey key(int... bytes) {
		byte[] key = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			key[i] = (byte) bytes[i];
		}
		return new RowKey(key);
	}

}
