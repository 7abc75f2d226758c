package dev.rollcall.processor.store;

import java.time.Clock;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes stores on disk that hold what was committed. */
public final class CommittedStores {

	private final Commits commits;

	public CommittedStores(Commits commits) {
		this.commits = commits;
	}

	/** A store that keeps all rows. */
	public KeyValueBytesStoreSupplier keeping(String name) {
		return new Supplier(name, this.commits, null);
	}

	/**
	 * A store whose old rows go without a word in the changelog, which forgets them
	 * itself.
	 */
	public KeyValueBytesStoreSupplier forgetting(String name, Expiry expiry) {
		return new Supplier(name, this.commits, expiry);
	}

	private record Supplier(String name, Commits commits,
			@Nullable Expiry expiry) implements KeyValueBytesStoreSupplier {

		@Override
		public KeyValueStore<Bytes, byte[]> get() {
			return new CommittedStore(this.name, this.commits, this.expiry, Boot.present(), Clock.systemUTC());
		}

		@Override
		public String metricsScope() {
			return "committed";
		}

	}

}
