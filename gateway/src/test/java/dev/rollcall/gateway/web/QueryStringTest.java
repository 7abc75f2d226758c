package dev.rollcall.gateway.web;

import dev.rollcall.gateway.scim.ScimErrorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryStringTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '\'', value = {
	// @formatter:off
			"filter=userName+eq+%22x%22&              | userName eq \"x\"",
			"filter=userName%20eq%20%22a%2Bb%22       | userName eq \"a+b\"",
			"aadOptscim062020&filter=a                | a",
			"Filter=a                                 | a",
			"filter=a&filter=b                        | a",
			"filter=%C3%A9                            | é",
			"filter=a%3Db=c                           | a=b=c",
			"&&=x&filter=a                            | a",
			"filter=                                  | ''",
			"filter&count=1                           | ''",
			"count=1&filter                           | ''",
			"count=1                                  | -",
			"-                                        | -" })
			// @formatter:on
	void shouldReadTheFilter(@Nullable String query, @Nullable String filter) {
		assertThat(QueryString.parse(query).get("filter")).isEqualTo(filter);
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter=%", "filter=%2", "filter=%zz", "filter=%ff%fe", "filter=%C3", "%zz=a" })
	void shouldRefuseBrokenEncoding(String query) {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> QueryString.parse(query))
			.satisfies((ex) -> assertThat(ex.error().status()).isEqualTo(400));
	}

	@Test
	void shouldHaveNothingWithoutAQuery() {
		assertThat(QueryString.parse(null)).isSameAs(QueryString.NONE);
	}

}
