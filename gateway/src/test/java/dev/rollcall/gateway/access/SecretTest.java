package dev.rollcall.gateway.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import dev.rollcall.schemas.CredentialId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTest {

	private static final CredentialId ID = CredentialId.of("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

	private final Secret secret = Secret.mint(new SecureRandom());

	@Test
	void shouldHave256RandomBits() {
		assertThat(Base64.getUrlDecoder().decode(this.secret.password())).hasSize(32);
		assertThat(Secret.mint(new SecureRandom()).password()).isNotEqualTo(this.secret.password());
	}

	@Test
	void shouldMakeATokenThatIsReadBackToTheSameHash() {
		String token = this.secret.token(ID);

		assertThat(token).matches("rc_0190a1b2c3d47e5f8a9b0c1d2e3f4a5b_[A-Za-z0-9_-]{43}");
		assertThat(AccessToken.parse(token)).hasValueSatisfying((presented) -> {
			assertThat(presented.id()).isEqualTo(ID);
			assertThat(HexFormat.of().formatHex(presented.digest())).isEqualTo(this.secret.hash());
		});
	}

	@Test
	void shouldPrintNoSecret() {
		assertThat(this.secret.toString()).doesNotContain(this.secret.password()).doesNotContain(this.secret.hash());
	}

}
