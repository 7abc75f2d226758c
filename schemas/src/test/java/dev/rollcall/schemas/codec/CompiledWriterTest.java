package dev.rollcall.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What Avro writes is what counts. */
class CompiledWriterTest {

	/** Every recorded schema; those of today are among them. */
	private static final Map<Long, Schema> SCHEMAS = RecordedSchemas.index()
		.stream()
		.map((file) -> new Schema.Parser().parse(RecordedSchemas.text(file)))
		.collect(Collectors.toMap(SchemaNormalization::parsingFingerprint64, (schema) -> schema));

	static Stream<Sample<?>> samples() {
		return Sample.all().stream();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldWriteWhatAvroWrites(Sample<?> sample) throws IOException {
		byte[] bytes = sample.encoded();
		Schema schema = Objects.requireNonNull(SCHEMAS.get(RecordType.fingerprint(bytes)));
		SpecificRecordBase record = new SpecificDatumReader<SpecificRecordBase>(schema, schema, GeneratedData.MODEL)
			.read(null, DecoderFactory.get()
				.binaryDecoder(bytes, RecordType.HEADER_BYTES, bytes.length - RecordType.HEADER_BYTES, null));
		assertThat(bytes)
			.endsWith(written(new SpecificDatumWriter<SpecificRecordBase>(schema, GeneratedData.MODEL), record))
			.endsWith(written(new CompiledWriter<>(schema), record));
	}

	@Test
	void shouldSayWhichTypeItDoesNotKnow() {
		for (Schema.Type type : List.of(Schema.Type.DOUBLE, Schema.Type.FLOAT)) {
			assertThatIllegalStateException().isThrownBy(() -> new CompiledWriter<>(Schema.create(type)))
				.withMessageContaining(type.toString());
		}
	}

	private static byte[] written(DatumWriter<SpecificRecordBase> writer, SpecificRecordBase record)
			throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
		writer.write(record, out);
		out.flush();
		return bytes.toByteArray();
	}

}
