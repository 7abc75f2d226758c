package dev.rollcall.processor.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows on disk, of which only those are there that Kafka has committed; those of the
 * transaction under way are in memory. So whatever a kill leaves on disk is part of the
 * changelog up to the offset that is written with it, and the next start goes on from
 * there. The stores of Kafka Streams hold uncommitted rows too, so that it throws them
 * away after a kill and restores everything
 * (<a href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-892">KIP-892</a>).
 */
final class CommittedStore implements KeyValueStore<Bytes, byte[]> {

	/** Rows between two looks for what is too old. */
	private static final int EXPIRE_EVERY = 1_000;

	/**
	 * The changelog no longer tells of a deletion after a day, so what is older than that
	 * could keep a row for ever that another processor has deleted.
	 */
	private static final Duration KEEP = Duration.ofHours(23);

	private static final Bytes FIRST = Bytes.wrap(new byte[] { 0 });

	private final String name;

	private final Commits commits;

	private final @Nullable Expiry expiry;

	private final RowCache cache;

	private final String boot;

	private final Clock clock;

	private final Position position = Position.emptyPosition();

	private final NavigableMap<Bytes, Optional<byte[]>> uncommitted = new TreeMap<>();

	private final LongConsumer commit = this::committed;

	private RowCache.Part cached;

	private @Nullable DiskRows disk;

	private @Nullable TopicPartition changelog;

	private int sinceExpiry;

	CommittedStore(String name, Commits commits, RowCache cache, @Nullable Expiry expiry, String boot, Clock clock) {
		this.name = name;
		this.commits = commits;
		this.cache = cache;
		this.cached = cache.part();
		this.expiry = expiry;
		this.boot = boot;
		this.clock = clock;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public synchronized void init(StateStoreContext context, StateStore root) {
		Path folder = context.stateDir().toPath().resolve("rocksdb").resolve(this.name);
		this.disk = DiskRows.open(folder, context.appConfigs(), this.boot, this.clock,
				(this.expiry != null) ? this.expiry.age() : KEEP);
		TopicPartition topic = new TopicPartition(context.applicationId() + "-" + this.name + "-changelog",
				context.taskId().partition());
		this.changelog = topic;
		this.commits.watch(topic, this.commit);
		context.register(root, new Restoring());
	}

	private DiskRows disk() {
		DiskRows open = this.disk;
		if (open == null) {
			throw new InvalidStateStoreException("Expected store " + this.name + " to be open, but it is closed");
		}
		return open;
	}

	private synchronized void committed(long offset) {
		Bytes newest = this.uncommitted.isEmpty() ? null : this.uncommitted.lastKey();
		this.sinceExpiry += this.uncommitted.size();
		Bytes expired = null;
		if (this.expiry != null && newest != null && this.sinceExpiry >= EXPIRE_EVERY) {
			expired = this.expiry.oldest().apply(newest);
			this.sinceExpiry = 0;
		}
		disk().write(this.uncommitted, offset, expired);
		this.cached.update(this.uncommitted);
		this.uncommitted.clear();
	}

	/**
	 * What Kafka Streams knows: an offset while it restores and when it closes. With rows
	 * in memory it is about a transaction that failed, and the offset says nothing.
	 */
	@Override
	public synchronized void commit(Map<TopicPartition, Long> offsets) {
		Long offset = offsets.get(this.changelog);
		if (offset == null) {
			disk().forgetMark();
		}
		else if (this.uncommitted.isEmpty()) {
			disk().write(Map.of(), offset, null);
		}
	}

	@Override
	public synchronized @Nullable Long committedOffset(TopicPartition partition) {
		return partition.equals(this.changelog) ? disk().offset() : null;
	}

	@Override
	@SuppressWarnings("deprecation")
	public boolean managesOffsets() {
		return true;
	}

	@Override
	public boolean persistent() {
		return true;
	}

	@Override
	public synchronized boolean isOpen() {
		return this.disk != null;
	}

	@Override
	public Position getPosition() {
		return this.position;
	}

	@Override
	public synchronized void put(Bytes key, byte @Nullable [] value) {
		Objects.requireNonNull(key, "key");
		this.uncommitted.put(key, Optional.ofNullable(value));
	}

	@Override
	public synchronized byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
		byte[] present = get(key);
		if (present == null) {
			put(key, value);
		}
		return present;
	}

	@Override
	public synchronized void putAll(List<KeyValue<Bytes, byte[]>> entries) {
		entries.forEach((entry) -> put(entry.key, entry.value));
	}

	@Override
	public synchronized byte @Nullable [] delete(Bytes key) {
		byte[] present = get(key);
		put(key, null);
		return present;
	}

	@Override
	public synchronized byte @Nullable [] get(Bytes key) {
		Optional<byte[]> changed = this.uncommitted.get(key);
		return (changed != null) ? changed.orElse(null) : committed(key);
	}

	private byte @Nullable [] committed(Bytes key) {
		byte[] known = this.cached.get(key);
		if (known != null) {
			return known;
		}
		byte[] row = disk().get(key);
		if (row != null) {
			this.cached.put(key, row);
		}
		return row;
	}

	@Override
	public synchronized KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
		return new MergedRows(disk().cursor(), this.uncommitted, (from != null) ? from : FIRST, to);
	}

	@Override
	public KeyValueIterator<Bytes, byte[]> all() {
		return range(null, null);
	}

	@Override
	public synchronized long approximateNumEntries() {
		return disk().estimatedSize() + this.uncommitted.size();
	}

	/** What was not committed is gone, as it is from the changelog. */
	@Override
	public synchronized void close() {
		DiskRows open = this.disk;
		TopicPartition topic = this.changelog;
		if (open != null && topic != null) {
			this.commits.unwatch(topic, this.commit);
			this.uncommitted.clear();
			this.disk = null;
			open.close();
		}
	}

	/** Records of the changelog are committed, so they go to the disk at once. */
	synchronized void restore(Collection<KeyValue<byte[], byte[]>> records) {
		Map<Bytes, Optional<byte[]>> rows = new LinkedHashMap<>();
		records.forEach((record) -> rows.put(Bytes.wrap(record.key), Optional.ofNullable(record.value)));
		disk().write(rows);
		this.cached = this.cache.part();
	}

	private final class Restoring implements BatchingStateRestoreCallback {

		@Override
		public void restoreAll(Collection<KeyValue<byte[], byte[]>> records) {
			CommittedStore.this.restore(records);
		}

		@Override
		public void restore(byte[] key, byte[] value) {
			restoreAll(List.of(new KeyValue<>(key, value)));
		}

	}

}
