package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records, byte for byte as Avro's own writer does, but follows their
 * schema when it is made and not for every value. For reading Avro has the same in its
 * {@code FastReaderBuilder}; see docs/adr/0020.
 */
final class CompiledWriter<R> implements DatumWriter<R> {

	private Step root;

	CompiledWriter(Schema schema) {
		this.root = compiled(schema);
	}

	@Override
	public void setSchema(Schema schema) {
		this.root = compiled(schema);
	}

	@Override
	public void write(R record, Encoder out) throws IOException {
		this.root.write(record, out);
	}

	private static Step compiled(Schema schema) {
		return step(schema, new IdentityHashMap<>());
	}

	/** Any schema that has a generated class; others are told when they first come up. */
	private static Step step(Schema schema, Map<Schema, Step> records) {
		return switch (schema.getType()) {
			case RECORD -> record(schema, records);
			case UNION ->
				union(schema.getTypes().stream().map((type) -> new Branch(type(type), step(type, records))).toList());
			case ARRAY -> array(step(schema.getElementType(), records));
			case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
			case FIXED -> (value, out) -> out.writeFixed(((GenericFixed) value).bytes());
			case STRING -> (value, out) -> out.writeString((String) value);
			case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
			case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
			case INT -> (value, out) -> out.writeInt((Integer) value);
			case LONG -> isInstant(schema) ? (value, out) -> out.writeLong(((Instant) value).toEpochMilli())
					: (value, out) -> out.writeLong((Long) value);
			case NULL -> (value, out) -> out.writeNull();
			case MAP, FLOAT, DOUBLE -> throw unknown(schema);
		};
	}

	/** The class of what a branch of a union holds; nothing's is {@code null}. */
	private static @Nullable Class<?> type(Schema schema) {
		return switch (schema.getType()) {
			case RECORD, ENUM, FIXED -> GeneratedData.MODEL.getClass(schema);
			case ARRAY -> Collection.class;
			case STRING -> String.class;
			case BYTES -> ByteBuffer.class;
			case BOOLEAN -> Boolean.class;
			case INT -> Integer.class;
			case LONG -> isInstant(schema) ? Instant.class : Long.class;
			case NULL -> null;
			case UNION, MAP, FLOAT, DOUBLE -> throw unknown(schema);
		};
	}

	/** A logical type that {@link GeneratedData} does not convert stays a number. */
	private static boolean isInstant(Schema schema) {
		return GeneratedData.MODEL.getConversionFor(schema.getLogicalType()) != null;
	}

	private static IllegalStateException unknown(Schema schema) {
		return new IllegalStateException("Expected types that some record has by now, but got " + schema.getType()
				+ "; teach it to " + CompiledWriter.class);
	}

	/** A record may hold records of its own schema. */
	private static Step record(Schema schema, Map<Schema, Step> records) {
		Step known = records.get(schema);
		if (known != null) {
			return known;
		}
		Step[] fields = new Step[schema.getFields().size()];
		Step step = (value, out) -> {
			SpecificRecordBase record = (SpecificRecordBase) value;
			for (int i = 0; i < fields.length; i++) {
				fields[i].write(record.get(i), out);
			}
		};
		records.put(schema, step);
		schema.getFields().forEach((field) -> fields[field.pos()] = step(field.schema(), records));
		return step;
	}

	private static Step union(List<Branch> branches) {
		Branch[] types = branches.toArray(Branch[]::new);
		return (value, out) -> {
			int index = 0;
			while (!types[index].holds(value)) {
				index++;
			}
			out.writeIndex(index);
			types[index].step.write(value, out);
		};
	}

	private static Step array(Step item) {
		return (value, out) -> {
			Collection<?> items = (Collection<?>) value;
			out.writeArrayStart();
			out.setItemCount(items.size());
			for (Object each : items) {
				out.startItem();
				item.write(each, out);
			}
			out.writeArrayEnd();
		};
	}

	/** Writes one value; only a union is given {@code null}. */
	@FunctionalInterface
	private interface Step {

		void write(Object value, Encoder out) throws IOException;

	}

	private record Branch(@Nullable Class<?> type, Step step) {

		boolean holds(@Nullable Object value) {
			return (this.type != null) ? this.type.isInstance(value) : value == null;
		}

	}

}
