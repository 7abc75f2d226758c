package dev.rollcall.processor.store;

import java.time.Clock;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes stores on disk that hold what was committed. */
public final class CommittedStores {

	/** For rows that are looked for once. */
	private static final RowCache NO_CACHE = new RowCache(0);

	private final Commits commits;

	private final RowCache cache;

	public CommittedStores(Commits commits, RowCache cache) {
		this.commits = commits;
		this.cache = cache;
	}

	/** A store that keeps all rows. */
	public KeyValueBytesStoreSupplier keeping(String name) {
		return new Supplier(name, this.commits, this.cache, null);
	}

	/**
	 * A store whose old rows go without a word in the changelog, which forgets them
	 * itself.
	 */
	public KeyValueBytesStoreSupplier forgetting(String name, Expiry expiry) {
		return new Supplier(name, this.commits, NO_CACHE, expiry);
	}

	private record Supplier(String name, Commits commits, RowCache cache,
			@Nullable Expiry expiry) implements KeyValueBytesStoreSupplier {

		@Override
		public KeyValueStore<Bytes, byte[]> get() {
			return new CommittedStore(this.name, this.commits, this.cache, this.expiry, Boot.present(),
					Clock.systemUTC());
		}

		@Override
		public String metricsScope() {
			return "committed";
		}

	}

}
