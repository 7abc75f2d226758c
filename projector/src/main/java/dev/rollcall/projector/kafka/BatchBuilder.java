package dev.rollcall.projector.kafka;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.rollcall.projector.store.Batch;
import dev.rollcall.projector.store.PoisonRecord;
import dev.rollcall.projector.store.Position;
import dev.rollcall.projector.view.Change;
import dev.rollcall.projector.view.RowChange;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.codec.Codecs;
import dev.rollcall.schemas.topic.DirectoryPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of records. A record that cannot be read does not stop the others: it is
 * written down as poison, and its key stays poisoned until a good record of it comes.
 */
final class BatchBuilder {

	private final Map<Integer, Position> positions = new TreeMap<>();

	private final Set<PoisonedKey> poisoned = new HashSet<>();

	private Map<EntityKey, RowChange> changes = new LinkedHashMap<>();

	private Map<PoisonedKey, PoisonRecord> poison = new LinkedHashMap<>();

	private Map<PoisonedKey, PoisonRecord> healed = new LinkedHashMap<>();

	private int records;

	BatchBuilder(List<Position> positions, List<PoisonRecord> poison) {
		positions.forEach((position) -> this.positions.put(position.partition(), position));
		poison.forEach((record) -> this.poisoned.add(new PoisonedKey(record.partition(), record.key())));
	}

	/** Adds a record; what the same key had before in this batch is overtaken. */
	void add(ConsumerRecord<byte[], byte[]> record) {
		this.records++;
		try {
			EntityKey key = Codecs.ENTITY_KEY.decode(required(record.key(), "a key"));
			Change change = new Change(key, (record.value() != null) ? Codecs.ENTITY.decode(record.value()) : null);
			DirectoryPosition step = position(record);
			RowChange row = RowChange.of(change);
			this.changes.remove(key);
			this.changes.put(key, row);
			RowChange.adoptable(change).ifPresent(this::standIn);
			reached(record, step);
			heal(record);
		}
		catch (RuntimeException ex) {
			poison(record, ex);
		}
	}

	/** A user of the same id that the batch has is not the account that goes. */
	private void standIn(RowChange row) {
		RowChange present = this.changes.get(row.key());
		if (row.values() != null || present == null || present.adoptable()) {
			this.changes.remove(row.key());
			this.changes.put(row.key(), row);
		}
	}

	/** Says that everything before an offset is in the batch, also what is no record. */
	void reached(int partition, long nextOffset, long now) {
		Position position = at(partition);
		if (nextOffset > position.nextOffset()) {
			this.positions.put(partition, new Position(partition, nextOffset, position.sequence(), now));
		}
	}

	/** Takes what came together; the next batch begins. */
	Batch take() {
		Batch batch = new Batch(List.copyOf(this.changes.values()), positions(), List.copyOf(this.poison.values()),
				List.copyOf(this.healed.values()));
		this.poisoned.removeAll(this.healed.keySet());
		this.poisoned.addAll(this.poison.keySet());
		this.changes = new LinkedHashMap<>();
		this.poison = new LinkedHashMap<>();
		this.healed = new LinkedHashMap<>();
		this.records = 0;
		return batch;
	}

	List<Position> positions() {
		return new ArrayList<>(this.positions.values());
	}

	/** How many records came since the last batch. */
	int records() {
		return this.records;
	}

	/** How many keys are poisoned, as of the last batch. */
	int poisonedKeys() {
		return this.poisoned.size();
	}

	private Position at(int partition) {
		return this.positions.getOrDefault(partition, new Position(partition, 0, 0, 0));
	}

	private void reached(ConsumerRecord<byte[], byte[]> record, DirectoryPosition step) {
		Position position = at(record.partition());
		long whole = step.last() ? step.sequence() : step.sequence() - 1;
		this.positions.put(record.partition(), new Position(record.partition(), record.offset() + 1,
				Math.max(position.sequence(), whole), position.appliedAt()));
	}

	private void heal(ConsumerRecord<byte[], byte[]> record) {
		if (this.poisoned.isEmpty() && this.poison.isEmpty()) {
			return;
		}
		PoisonedKey key = key(record);
		this.poison.remove(key);
		if (this.poisoned.contains(key)) {
			this.healed.put(key, new PoisonRecord(key.partition(), key.key(), record.offset(), ""));
		}
	}

	private void poison(ConsumerRecord<byte[], byte[]> record, RuntimeException ex) {
		PoisonedKey key = key(record);
		this.healed.remove(key);
		this.poison.put(key, new PoisonRecord(key.partition(), key.key(), record.offset(), ex.getClass().getName()));
		Header header = record.headers().lastHeader(DirectoryPosition.HEADER);
		if (header != null && header.value() != null
				&& header.value().length == new DirectoryPosition(0, false).encode().length) {
			reached(record, DirectoryPosition.decode(header.value()));
		}
	}

	private static DirectoryPosition position(ConsumerRecord<byte[], byte[]> record) {
		Header header = record.headers().lastHeader(DirectoryPosition.HEADER);
		return DirectoryPosition.decode(required((header != null) ? header.value() : null, "a position"));
	}

	private static byte[] required(byte @Nullable [] bytes, String what) {
		if (bytes == null) {
			throw new IllegalArgumentException("Expected " + what + ", but the record has none");
		}
		return bytes;
	}

	/** A digest: the key's own form may be anything, and of any length. */
	private static PoisonedKey key(ConsumerRecord<byte[], byte[]> record) {
		try {
			byte[] key = (record.key() != null) ? record.key() : new byte[0];
			return new PoisonedKey(record.partition(),
					HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Expected SHA-256, but this Java has none", ex);
		}
	}

	private record PoisonedKey(int partition, String key) {
	}

}
