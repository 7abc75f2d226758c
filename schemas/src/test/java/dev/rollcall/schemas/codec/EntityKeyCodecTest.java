package dev.rollcall.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EntityKeyCodecTest {

	static Stream<EntityKey> keys() {
		return Samples.entities().values().stream().map(Entity::key);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void shouldDecodeWhatItEncoded(EntityKey key) {
		assertThat(Codecs.ENTITY_KEY.decode(Codecs.ENTITY_KEY.encode(key))).isEqualTo(key);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void shouldRefuseEveryTruncation(EntityKey key) {
		byte[] bytes = Codecs.ENTITY_KEY.encode(key);
		for (int length = 0; length < bytes.length; length++) {
			byte[] truncated = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> Codecs.ENTITY_KEY.decode(truncated));
		}
	}

	@ParameterizedTest
	@MethodSource("keys")
	void shouldDecodeOrRefuseEveryFlippedBit(EntityKey key) {
		byte[] bytes = Codecs.ENTITY_KEY.encode(key);
		for (int bit = 0; bit < bytes.length * 8; bit++) {
			byte[] flipped = bytes.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			try {
				assertThat(Codecs.ENTITY_KEY.encode(Codecs.ENTITY_KEY.decode(flipped))).isEqualTo(flipped);
			}
			catch (UndecodableException ex) {
				assertThat(ex.getMessage()).startsWith("Expected ");
			}
		}
	}

	@Test
	void shouldHaveTheFormThatIsOnDisk() {
		EntityKey user = new EntityKey(Samples.SITE, EntityKey.Kind.USER, Samples.id(2), new UUID(0, 0));
		assertThat(HexFormat.of().formatHex(Codecs.ENTITY_KEY.encode(user)))
			.isEqualTo("04" + HexFormat.of().formatHex("acme".getBytes(StandardCharsets.UTF_8)) + "00"
					+ "01998c3d5f0070028000000000000002");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "00", "0b", "ff", "04", "0400", "0441636d65" + "00" + "01998c3d5f0070028000000000000002" })
	void shouldRefuseWhatIsNoKey(String hex) {
		assertThatExceptionOfType(UndecodableException.class)
			.isThrownBy(() -> Codecs.ENTITY_KEY.decode(HexFormat.of().parseHex(hex)));
	}

	@Test
	void shouldRefuseAnotherEndOfWhatIsNoEdge() {
		EntityKey key = new EntityKey(Samples.SITE, EntityKey.Kind.USER, Samples.id(2), Samples.id(3));
		assertThatIllegalArgumentException().isThrownBy(() -> Codecs.ENTITY_KEY.encode(key));
	}

}
