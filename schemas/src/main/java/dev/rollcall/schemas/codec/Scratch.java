package dev.rollcall.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** The buffers and coders that one thread uses again and again. */
final class Scratch {

	/** A thread keeps no larger buffer than this for the next record. */
	private static final int KEPT_BYTES = 256 * 1024;

	private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

	private ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);

	private @Nullable BinaryEncoder encoder;

	private @Nullable BinaryDecoder decoder;

	private Scratch() {
	}

	static Scratch get() {
		return SCRATCH.get();
	}

	<R> byte[] write(byte[] header, DatumWriter<R> writer, R record) {
		this.buffer.reset();
		this.buffer.writeBytes(header);
		try {
			BinaryEncoder out = EncoderFactory.get().binaryEncoder(this.buffer, this.encoder);
			this.encoder = out;
			writer.write(record, out);
			out.flush();
		}
		catch (IOException ex) {
			throw new IllegalStateException("unreachable: the buffer is in memory", ex);
		}
		byte[] bytes = this.buffer.toByteArray();
		if (bytes.length > KEPT_BYTES) {
			this.buffer = new ByteArrayOutputStream(4096);
			this.encoder = null;
		}
		return bytes;
	}

	/** Reads a record that takes up all bytes from the offset. */
	<R> R read(byte[] bytes, int offset, DatumReader<R> reader) throws IOException {
		BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, this.decoder);
		this.decoder = in;
		R record = reader.read(null, in);
		if (!in.isEnd()) {
			throw new UndecodableException("Expected a record, but there are more bytes behind it");
		}
		return record;
	}

}
