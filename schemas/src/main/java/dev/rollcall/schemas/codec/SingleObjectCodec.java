package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * A codec of values that are one record each, of one or several types; the fingerprint
 * tells which.
 */
final class SingleObjectCodec<T> implements Codec<T> {

	private final Function<T, SpecificRecordBase> toRecord;

	private final Map<Class<?>, RecordType<?>> types = new HashMap<>();

	private final Map<Long, Reading<?, T>> readings = new HashMap<>();

	SingleObjectCodec(Function<T, SpecificRecordBase> toRecord) {
		this.toRecord = toRecord;
	}

	<R extends SpecificRecordBase> SingleObjectCodec<T> with(RecordType<R> type, Function<R, T> toValue) {
		this.types.put(type.type(), type);
		type.fingerprints().forEach((fingerprint) -> this.readings.put(fingerprint, new Reading<>(type, toValue)));
		return this;
	}

	@Override
	public byte[] encode(T value) {
		SpecificRecordBase record = this.toRecord.apply(value);
		RecordType<?> type = this.types.get(record.getClass());
		if (type == null) {
			throw new IllegalStateException("Expected a type of this codec, but got " + record.getClass());
		}
		return type.encode(record);
	}

	@Override
	public T decode(byte[] bytes) {
		long fingerprint = RecordType.fingerprint(bytes);
		Reading<?, T> reading = this.readings.get(fingerprint);
		if (reading == null) {
			throw new UndecodableException("Expected a known schema, but got fingerprint %016x".formatted(fingerprint));
		}
		try {
			return reading.read(fingerprint, bytes);
		}
		catch (UndecodableException ex) {
			throw ex;
		}
		// Avro reports broken bytes by exceptions of many kinds, and so do the values'
		// constructors; their messages may have personal values.
		catch (IOException | RuntimeException ex) {
			throw new UndecodableException("Expected a " + reading.type.type().getSimpleName() + ", but it is broken ("
					+ ex.getClass().getSimpleName() + ")", ex);
		}
	}

	private record Reading<R extends SpecificRecordBase, T>(RecordType<R> type, Function<R, T> toValue) {

		T read(long fingerprint, byte[] bytes) throws IOException {
			return this.toValue.apply(this.type.decode(fingerprint, bytes));
		}

	}

}
