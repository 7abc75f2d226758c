package dev.rollcall.schemas.codec;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.EventEnvelope;
import dev.rollcall.schemas.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CodecsTest {

	static Stream<Sample<?>> samples() {
		return Sample.all().stream();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldDecodeWhatItEncoded(Sample<?> sample) {
		assertThat(sample.decoded(sample.encoded())).isEqualTo(sample.value());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldEncodeEqualValuesAsEqualBytes(Sample<?> sample) {
		assertThat(sample.encoded()).isEqualTo(sample.encoded()).startsWith(0xC3, 0x01);
	}

	@Test
	void shouldSampleEveryKindOfValue() {
		assertThat(types(Samples.commands().values().stream().map(Command.Envelope::command).toList()))
			.containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
		assertThat(types(Samples.entities().values())).containsExactlyInAnyOrder(Entity.class.getPermittedSubclasses());
		assertThat(types(Samples.outcomes().values().stream().map(Outcome.Envelope::outcome).toList()))
			.containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
		assertThat(Samples.events().values().stream().map(EventEnvelope::event).map((event) -> event.key().kind()))
			.contains(EntityKey.Kind.values());
	}

	private static List<Class<?>> types(Collection<?> values) {
		return values.stream().<Class<?>>map(Object::getClass).distinct().toList();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldRefuseEveryTruncation(Sample<?> sample) {
		byte[] bytes = sample.encoded();
		for (int length = 0; length < bytes.length; length++) {
			byte[] truncated = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(UndecodableException.class).as("%d of %d bytes", length, bytes.length)
				.isThrownBy(() -> sample.decoded(truncated));
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldRefuseBytesBehindTheRecord(Sample<?> sample) {
		byte[] bytes = sample.encoded();
		assertThatExceptionOfType(UndecodableException.class)
			.isThrownBy(() -> sample.decoded(Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldDecodeOrRefuseEveryFlippedBit(Sample<?> sample) {
		byte[] bytes = sample.encoded();
		for (int bit = 0; bit < bytes.length * 8; bit++) {
			byte[] flipped = bytes.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			decodeOrRefuse(sample, flipped);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldDecodeOrRefuseNoiseBehindTheHeader(Sample<?> sample) {
		Random random = new Random(sample.name().hashCode());
		byte[] bytes = sample.encoded();
		for (int round = 0; round < 200; round++) {
			byte[] noise = new byte[RecordType.HEADER_BYTES + random.nextInt(200)];
			random.nextBytes(noise);
			System.arraycopy(bytes, 0, noise, 0, RecordType.HEADER_BYTES);
			decodeOrRefuse(sample, noise);
		}
	}

	private static void decodeOrRefuse(Sample<?> sample, byte[] bytes) {
		try {
			assertThat(sample.decoded(bytes)).isNotNull();
		}
		catch (UndecodableException ex) {
			assertThat(ex.getMessage()).startsWith("Expected ").doesNotContain(Samples.PERSONAL);
		}
	}

	@Test
	void shouldRefuseTheRecordOfAnotherTopic() {
		byte[] outcome = Codecs.OUTCOME.encode(Samples.outcomes().values().iterator().next());
		assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> Codecs.COMMAND.decode(outcome))
			.withMessageContaining("fingerprint");
	}

	@Test
	void shouldRefuseAnInstantMoreExactThanTheWire() {
		Entity site = new Entity.Site(Samples.SITE, "Acme", false, "UTC", 1, Instant.ofEpochSecond(0, 1),
				Instant.EPOCH);
		assertThatIllegalArgumentException().isThrownBy(() -> Codecs.ENTITY.encode(site))
			.withMessageContaining("milliseconds");
	}

	@Test
	void shouldTakeSixteenBytesForEachOfManyMembers() {
		List<UUID> members = Stream.iterate(1L, (number) -> number + 1).limit(100_000).map(Samples::id).toList();
		Command.Envelope sample = Samples.createGroup(List.of(Samples.id(8)));
		Command.Envelope many = Samples.createGroup(members);
		byte[] bytes = Codecs.COMMAND.encode(many);
		assertThat(bytes).hasSizeLessThan(1_601_000);
		assertThat(Codecs.COMMAND.decode(bytes)).isEqualTo(many);
		// The next record of this thread has fresh buffers.
		assertThat(Codecs.COMMAND.decode(Codecs.COMMAND.encode(sample))).isEqualTo(sample);
	}

	@ParameterizedTest
	@MethodSource("samples")
	void shouldPrintNoPersonalValue(Sample<?> sample) {
		assertThat(sample.value().toString()).doesNotContain(Samples.PERSONAL);
	}

	@Test
	void shouldKeepNoPersonalValueForEver() {
		assertThat(Samples.historyEntries().values()).allSatisfy(
				(entry) -> assertThat(new String(Codecs.HISTORY.encode(entry), java.nio.charset.StandardCharsets.UTF_8))
					.doesNotContain(Samples.PERSONAL));
	}

}
