package dev.rollcall.processor.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.processor.state.Row;
import dev.rollcall.schemas.Ids;
import dev.rollcall.schemas.codec.Codecs;
import org.jspecify.annotations.Nullable;

/**
 * A row's value as bytes. The first byte says what it is: an entity begins as every
 * single object of Avro does, an index row with a set of flags, a list and a counter with
 * marks of their own.
 */
final class RowCodec implements Row.Cases<RowCodec, byte[]> {

	private static final RowCodec INSTANCE = new RowCodec();

	private static final byte AVRO = (byte) 0xC3;

	private static final byte COUNTER = 0x10;

	private static final byte IDS = 0x20;

	private static final byte IDS_AND_MORE = 0x21;

	private static final int FIRST = 1;

	private static final int SECOND = 2;

	private RowCodec() {
	}

	static byte[] encode(Row row) {
		return row.match(INSTANCE, INSTANCE);
	}

	static Row decode(byte[] bytes) {
		return switch (bytes[0]) {
			case AVRO -> new Row.Stored(Codecs.ENTITY.decode(bytes));
			case COUNTER -> counter(ByteBuffer.wrap(bytes, 1, bytes.length - 1));
			case IDS, IDS_AND_MORE -> ids(ByteBuffer.wrap(bytes));
			default -> index(ByteBuffer.wrap(bytes));
		};
	}

	/** Of the number alone, as it once was, nothing more is known. */
	private static Row counter(ByteBuffer buffer) {
		long value = buffer.getLong();
		return new Row.Counter(value, buffer.hasRemaining() ? buffer.getLong() : Ids.END_OF_TIME);
	}

	private static Row index(ByteBuffer buffer) {
		int flags = buffer.get();
		return new Row.Index(((flags & FIRST) != 0) ? id(buffer) : null, ((flags & SECOND) != 0) ? id(buffer) : null);
	}

	private static Row ids(ByteBuffer buffer) {
		boolean more = buffer.get() == IDS_AND_MORE;
		List<UUID> ids = new ArrayList<>(buffer.remaining() / 16);
		while (buffer.hasRemaining()) {
			ids.add(id(buffer));
		}
		return new Row.Ids(ids, more);
	}

	private static UUID id(ByteBuffer buffer) {
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	@Override
	public byte[] stored(RowCodec context, Row.Stored stored) {
		return Codecs.ENTITY.encode(stored.entity());
	}

	@Override
	public byte[] index(RowCodec context, Row.Index index) {
		int flags = ((index.first() != null) ? FIRST : 0) | ((index.second() != null) ? SECOND : 0);
		ByteBuffer buffer = ByteBuffer.allocate(1 + 16 * Integer.bitCount(flags)).put((byte) flags);
		put(buffer, index.first());
		put(buffer, index.second());
		return buffer.array();
	}

	@Override
	public byte[] ids(RowCodec context, Row.Ids ids) {
		ByteBuffer buffer = ByteBuffer.allocate(1 + 16 * ids.ids().size()).put(ids.more() ? IDS_AND_MORE : IDS);
		ids.ids().forEach((id) -> put(buffer, id));
		return buffer.array();
	}

	@Override
	public byte[] counter(RowCodec context, Row.Counter counter) {
		return ByteBuffer.allocate(17).put(COUNTER).putLong(counter.value()).putLong(counter.newest()).array();
	}

	private static void put(ByteBuffer buffer, @Nullable UUID id) {
		if (id != null) {
			buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
		}
	}

}
