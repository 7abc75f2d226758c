package dev.rollcall.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Records as they were once written have to decode to the same values for ever. Files
 * under {@code src/test/resources/golden} are only added: where a schema changes, its
 * samples get new names here ({@code entity/User} becomes {@code entity/User.v2}) and the
 * old names keep the old values.
 */
class GoldenTest {

	private static final Path NEW = Path.of("target", "golden");

	static Stream<Sample<?>> samples() {
		return Sample.all().stream();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldDecodeWhatWasWrittenOnce(Sample<?> sample) throws IOException {
		assertThat(sample.decoded(golden(sample))).isEqualTo(sample.value());
	}

	@Test
	void shouldHaveGoldenRecordsOfEveryRecordedSchema() throws IOException {
		List<String> written = Sample.all().stream().map(GoldenTest::fingerprint).distinct().toList();
		assertThat(RecordedSchemas.index().stream().map((file) -> file.replaceAll(".*-|\\.avsc", "")))
			.as("fingerprints of recorded schemas, each with a golden record")
			.isSubsetOf(written);
	}

	private static String fingerprint(Sample<?> sample) {
		try {
			return "%016x".formatted(RecordType.fingerprint(golden(sample)));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static byte[] golden(Sample<?> sample) throws IOException {
		String file = sample.name() + ".bin";
		try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
			if (in != null) {
				return in.readAllBytes();
			}
		}
		Path path = NEW.resolve(file);
		Files.createDirectories(path.getParent());
		Files.write(path, sample.encoded());
		return fail("Expected a golden record of %s, but there is none. Look at the new one, then add it:%n"
				+ "  cp -rn schemas/target/golden schemas/src/test/resources/", sample);
	}

}
