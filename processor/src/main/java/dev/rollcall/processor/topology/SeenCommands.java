package dev.rollcall.processor.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

import dev.rollcall.processor.decide.Answers;
import dev.rollcall.processor.state.Directory;
import dev.rollcall.processor.store.Expiry;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CommandId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.codec.Codecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Commands that were decided a short while ago, each with its outcome but without the
 * resource: that is in state. Ids sort by the time in them, so that the oldest are the
 * first rows.
 */
final class SeenCommands {

	private final KeyValueStore<Bytes, byte[]> store;

	private final RecentIds recent;

	private final long retentionMillis;

	SeenCommands(KeyValueStore<Bytes, byte[]> store, long retentionMillis) {
		this.store = store;
		this.recent = new RecentIds(newest(store));
		this.retentionMillis = retentionMillis;
	}

	/** The time of the newest id there; no store can be asked for its last row. */
	private static long newest(KeyValueStore<Bytes, byte[]> store) {
		long before = 0;
		long after = Ids.END_OF_TIME;
		while (before < after) {
			long millis = (before + after) >>> 1;
			try (KeyValueIterator<Bytes, byte[]> rows = store.range(from(millis), null)) {
				if (rows.hasNext()) {
					before = millis + 1;
				}
				else {
					after = millis;
				}
			}
		}
		return before;
	}

	/** The outcome to send again; empty if the command is new. */
	Optional<Outcome.Envelope> find(Command.Envelope command, Directory directory) {
		byte[] seen = this.recent.lacks(command.id().value()) ? null : this.store.get(key(command.id()));
		return (seen != null) ? Optional.of(again(seen, directory)) : Optional.empty();
	}

	/**
	 * Remembers an outcome. An id whose time is far from the record's would push others
	 * out of the window, so it is not remembered.
	 */
	void put(Outcome.Envelope outcome, long recordMillis) {
		long millis = Ids.millis(outcome.command().value());
		if (Math.abs(millis - recordMillis) <= this.retentionMillis) {
			this.store.put(key(outcome.command()), encode(outcome));
			this.recent.add(outcome.command().value());
		}
	}

	static Expiry expiry(Duration retention) {
		return new Expiry(retention, (newest) -> {
			long oldest = Math.max(0, Ids.millis(Ids.uuid(newest.get())) - retention.toMillis());
			return from(oldest);
		});
	}

	/** Before every id of that time or later. */
	private static Bytes from(long millis) {
		return Bytes.wrap(ByteBuffer.allocate(8).putLong(millis << 16).array());
	}

	private static Bytes key(CommandId id) {
		return Bytes.wrap(Ids.bytes(id.value()));
	}

	private static byte[] encode(Outcome.Envelope envelope) {
		if (!(envelope.outcome() instanceof Outcome.Applied applied)) {
			byte[] refused = Codecs.OUTCOME.encode(envelope);
			return ByteBuffer.allocate(2 + refused.length).putShort((short) 0).put(refused).array();
		}
		Entity resource = applied.resource();
		byte[] key = (resource != null) ? Codecs.ENTITY_KEY.encode(resource.key()) : new byte[0];
		byte[] rest = Codecs.OUTCOME
			.encode(new Outcome.Envelope(envelope.command(), envelope.site(), envelope.sequence(),
					new Outcome.Applied(null, applied.changed(), java.util.List.of(), applied.unknownMembers())));
		return ByteBuffer.allocate(2 + key.length + rest.length)
			.putShort((short) key.length)
			.put(key)
			.put(rest)
			.array();
	}

	private static Outcome.Envelope again(byte[] seen, Directory directory) {
		ByteBuffer buffer = ByteBuffer.wrap(seen);
		byte[] key = new byte[buffer.getShort()];
		buffer.get(key);
		byte[] rest = new byte[buffer.remaining()];
		buffer.get(rest);
		Outcome.Envelope envelope = Codecs.OUTCOME.decode(rest);
		if (!(envelope.outcome() instanceof Outcome.Applied applied)) {
			return envelope;
		}
		EntityKey resource = (key.length > 0) ? Codecs.ENTITY_KEY.decode(key) : null;
		return new Outcome.Envelope(envelope.command(), envelope.site(), envelope.sequence(),
				Answers.again(directory, resource, applied));
	}

}
