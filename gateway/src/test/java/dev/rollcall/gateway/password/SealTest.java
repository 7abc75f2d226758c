package dev.rollcall.gateway.password;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealTest {

	private static final String PREFIX = "s1.";

	private final Seal seal = seal(1);

	private static Seal seal(int seed) {
		return new Seal(key(32, seed), new SecureRandom());
	}

	private static String key(int length, int seed) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) seed);
		return Base64.getEncoder().encodeToString(bytes);
	}

	@Test
	void shouldOpenWhatItClosed() {
		String sealed = this.seal.close("acme/1", "a hash");
		assertThat(sealed).startsWith(PREFIX).doesNotContain("hash");
		assertThat(seal(1).open("acme/1", sealed)).contains("a hash");
	}

	@Test
	void shouldSealTheSameTextDifferentlyEachTime() {
		assertThat(this.seal.close("acme/1", "a hash")).isNotEqualTo(this.seal.close("acme/1", "a hash"));
	}

	@Test
	void shouldStayClosedForAnotherKeyAccountOrSite() {
		String sealed = this.seal.close("acme/1", "a hash");
		assertThat(seal(2).open("acme/1", sealed)).isEmpty();
		assertThat(this.seal.open("acme/2", sealed)).isEmpty();
		assertThat(this.seal.open("globex/1", sealed)).isEmpty();
	}

	@Test
	void shouldStayClosedWhenAnyBitWasChangedOrAnyByteIsMissing() {
		byte[] bytes = Base64.getUrlDecoder().decode(this.seal.close("acme/1", "a hash").substring(PREFIX.length()));
		for (int bit = 0; bit < 8 * bytes.length; bit++) {
			byte[] changed = bytes.clone();
			changed[bit / 8] ^= (byte) (1 << bit % 8);
			assertThat(this.seal.open("acme/1", text(changed))).as("bit %s", bit).isEmpty();
		}
		for (int length = 0; length < bytes.length; length++) {
			assertThat(this.seal.open("acme/1", text(Arrays.copyOf(bytes, length)))).as("%s bytes", length).isEmpty();
		}
		assertThat(this.seal.open("acme/1", text(bytes))).isPresent();
	}

	private static String text(byte[] bytes) {
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "s1.", "s1.AAAA", "s1.not base64", "s2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
			"$argon2id$v=19$m=19456" })
	void shouldNotOpenWhatIsNotSealed(String text) {
		assertThat(this.seal.open("acme/1", text)).isEmpty();
	}

	@Test
	void shouldRefuseAKeyOfAnotherForm() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Seal(key(31, 1), new SecureRandom()))
			.withMessageContaining("32 bytes in base64, but it is 31");
		assertThatIllegalArgumentException().isThrownBy(() -> new Seal("not*base64", new SecureRandom()))
			.withMessageNotContainingAny("not*base64");
	}

	@Test
	void shouldNotShowItsKey() {
		assertThat(this.seal).hasToString("Seal[hidden]");
	}

}
