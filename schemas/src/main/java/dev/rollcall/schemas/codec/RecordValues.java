package dev.rollcall.schemas.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.apache.avro.specific.SpecificRecordBase;

/** The way from each branch of a union of records to its value. */
final class RecordValues<T> {

	private final Map<Class<?>, Function<Object, T>> values = new HashMap<>();

	<R extends SpecificRecordBase> RecordValues<T> with(Class<R> type, Function<R, T> toValue) {
		this.values.put(type, (record) -> toValue.apply(type.cast(record)));
		return this;
	}

	T of(Object record) {
		Function<Object, T> toValue = this.values.get(record.getClass());
		if (toValue == null) {
			throw new IllegalStateException("Expected a branch of this union, but got " + record.getClass());
		}
		return toValue.apply(record);
	}

}
