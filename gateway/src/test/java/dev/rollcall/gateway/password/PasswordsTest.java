package dev.rollcall.gateway.password;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.SiteId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PasswordsTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));

	private static PasswordProperties properties(@Nullable String key) {
		return new PasswordProperties(key, 12, 256, Duration.ofHours(24), Duration.ofDays(30), 2, 64);
	}

	@Test
	void shouldKnowAPasswordOfItsOwnerOnly() {
		try (Passwords passwords = new Passwords(properties(Base64.getEncoder().encodeToString(new byte[32])))) {
			String verifier = get(passwords.verifier(SITE, ACCOUNT, "correct horse"));
			assertThat(get(passwords.matches(SITE, ACCOUNT, verifier, "correct horse"))).isTrue();
			assertThat(get(passwords.matches(SITE, ACCOUNT, verifier, "correct horsf"))).isFalse();
			assertThat(get(passwords.matches(new SiteId("globex"), ACCOUNT, verifier, "correct horse"))).isFalse();
			assertThat(get(passwords.matches(SITE, new AccountId(new UUID(1, 3)), verifier, "correct horse")))
				.isFalse();
			assertThat(get(passwords.matches(SITE, ACCOUNT, "", "correct horse"))).isFalse();
			assertThat(get(passwords.verifier(SITE, ACCOUNT, "correct horse"))).isNotEqualTo(verifier);
		}
	}

	@Test
	void shouldNotWorkWithoutAKey() {
		try (Passwords passwords = new Passwords(properties(null))) {
			assertThatExceptionOfType(PasswordsUnavailableException.class).isThrownBy(() -> passwords.ready().block())
				.withMessageContaining("rollcall.password.key")
				.satisfies((ex) -> assertThat(ex.isPassing()).isFalse());
		}
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(Duration.ofSeconds(60)).orElseThrow();
	}

}
