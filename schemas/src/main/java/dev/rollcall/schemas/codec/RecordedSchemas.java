package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema that records were ever written with, so that old records stay readable:
 * one resource a schema, named {@code <record>-<fingerprint>.avsc}, all listed in
 * {@code index.txt}. Files are only added.
 */
final class RecordedSchemas {

	static final String FOLDER = "/dev/rollcall/schemas/recorded/";

	private static final List<String> INDEX = text("index.txt").lines().filter((line) -> !line.isBlank()).toList();

	private RecordedSchemas() {
	}

	static List<String> index() {
		return INDEX;
	}

	/** Today's schema and all earlier ones of the same record, by fingerprint. */
	static SortedMap<Long, Schema> versions(Schema today) {
		SortedMap<Long, Schema> versions = new TreeMap<>();
		versions.put(SchemaNormalization.parsingFingerprint64(today), today);
		for (String file : INDEX) {
			if (file.startsWith(today.getName() + "-") && !file.equals(file(today))) {
				Schema earlier = new Schema.Parser().parse(text(file));
				versions.put(SchemaNormalization.parsingFingerprint64(earlier), earlier);
			}
		}
		return versions;
	}

	static String file(Schema schema) {
		return "%s-%016x.avsc".formatted(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
	}

	static String text(String file) {
		try (InputStream in = RecordedSchemas.class.getResourceAsStream(FOLDER + file)) {
			if (in == null) {
				throw new IllegalStateException("Expected " + FOLDER + file + " in the class path, but it is missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
