package dev.rollcall.schemas;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SiteIdTest {

	@ParameterizedTest
	@ValueSource(strings = { "a", "0", "z9", "acme", "a-b", "a--b", "0-9",
			"a23456789012345678901234567890123456789012345678901234567890123" })
	void shouldTakeNames(String text) {
		assertThat(SiteId.parse(text)).contains(new SiteId(text));
		assertThat(new SiteId(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "-a", "a-", "A", "a b", "a_b", "a.b", "ä", "a\n", "a/b", "a\u0000", "`", "{", ":",
			"a234567890123456789012345678901234567890123456789012345678901234" })
	void shouldTakeNothingElse(String text) {
		assertThat(SiteId.parse(text)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new SiteId(text)).withMessageContaining("site id");
	}

}
