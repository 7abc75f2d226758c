package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One kind of record on the wire, in Avro's single-object encoding: C3 01, the schema's
 * fingerprint, the record. Written with today's schema; read with any recorded one.
 */
final class RecordType<R extends SpecificRecordBase> {

	static final int HEADER_BYTES = 10;

	private final Class<R> type;

	private final byte[] header;

	private final DatumWriter<R> writer;

	private final Map<Long, DatumReader<R>> readers = new TreeMap<>();

	RecordType(Class<R> type, Schema today, Map<Long, Schema> versions) {
		this.type = type;
		this.header = header(SchemaNormalization.parsingFingerprint64(today));
		this.writer = new SpecificDatumWriter<>(today, GeneratedData.MODEL);
		versions.forEach((fingerprint, written) -> this.readers.put(fingerprint, reader(written, today)));
	}

	static <R extends SpecificRecordBase> RecordType<R> of(Class<R> type, Schema today) {
		return new RecordType<>(type, today, RecordedSchemas.versions(today));
	}

	private static byte[] header(long fingerprint) {
		return ByteBuffer.allocate(HEADER_BYTES)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put((byte) 0xC3)
			.put((byte) 0x01)
			.putLong(fingerprint)
			.array();
	}

	/** The fingerprint in the header of a single-object encoded record. */
	static long fingerprint(byte[] bytes) {
		if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
			throw new UndecodableException(
					"Expected a record that begins with C3 01 and a fingerprint, but it does not");
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
	}

	private DatumReader<R> reader(Schema written, Schema read) {
		try {
			return new FastReaderBuilder(GeneratedData.MODEL).createDatumReader(written, read);
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"Expected " + this.type.getSimpleName() + " to read all its recorded schemas, but it cannot", ex);
		}
	}

	Class<R> type() {
		return this.type;
	}

	/** The fingerprints of all schemas that can be read. */
	Iterable<Long> fingerprints() {
		return this.readers.keySet();
	}

	byte[] encode(SpecificRecordBase record) {
		return Scratch.get().write(this.header, this.writer, this.type.cast(record));
	}

	R decode(long fingerprint, byte[] bytes) throws IOException {
		DatumReader<R> reader = this.readers.get(fingerprint);
		if (reader == null) {
			throw new UndecodableException("Expected a known schema, but its fingerprint is unknown");
		}
		return Scratch.get().read(bytes, HEADER_BYTES, reader);
	}

}
