package dev.rollcall.gateway.password;

import java.security.SecureRandom;
import java.util.UUID;

import dev.rollcall.schemas.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordLinkTest {

	private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));

	private static final String SECRET = "A".repeat(43);

	@Test
	void shouldBeReadAsItWasShown() {
		PasswordLink link = PasswordLink.mint(ACCOUNT, new SecureRandom());
		assertThat(PasswordLink.parse(link.text())).hasValueSatisfying((read) -> {
			assertThat(read.account()).isEqualTo(ACCOUNT);
			assertThat(read.hash()).isEqualTo(link.hash()).matches("[0-9a-f]{64}");
		});
	}

	@Test
	void shouldHaveAnotherSecretEachTime() {
		SecureRandom random = new SecureRandom();
		assertThat(PasswordLink.mint(ACCOUNT, random).hash()).isNotEqualTo(PasswordLink.mint(ACCOUNT, random).hash());
	}

	@Test
	void shouldHaveAnotherHashWhenACharacterWasChanged() {
		String text = "rcl_" + ACCOUNT + "_" + SECRET;
		String hash = PasswordLink.parse(text).orElseThrow().hash();
		for (int i = text.length() - SECRET.length(); i < text.length(); i++) {
			String changed = text.substring(0, i) + "B" + text.substring(i + 1);
			assertThat(PasswordLink.parse(changed).orElseThrow().hash()).as(changed).isNotEqualTo(hash);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rcl_", "rcl_00000000-0000-0001-0000-000000000002",
			"rcl_00000000-0000-0001-0000-000000000002_short", "rcl_------------------------------------_%s",
			"rca_00000000-0000-0001-0000-000000000002_%s", "rcl_00000000-0000-0001-0000-000000000002_%sA",
			" rcl_00000000-0000-0001-0000-000000000002_%s" })
	void shouldNotReadWhatIsNoLink(String text) {
		assertThat(PasswordLink.parse(text.formatted(SECRET))).isEmpty();
	}

	@Test
	void shouldNotShowItsSecret() {
		assertThat(PasswordLink.parse("rcl_" + ACCOUNT + "_" + SECRET).orElseThrow())
			.hasToString("PasswordLink[hidden]");
	}

}
