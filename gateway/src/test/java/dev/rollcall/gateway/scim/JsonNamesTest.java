package dev.rollcall.gateway.scim;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonNamesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			{'members':1}              | members
			{'MEMBERS':1}              | MEMBERS
			{'Members':1,'members':2}  | members
			{'member':1,'membersx':2}  | -
			{'member\u017f':1}         | -
			{}                         | -
			""")
	void shouldFindANameInAnyCase(String object, @Nullable String spelling) {
		assertThat(JsonNames.spelling(Json.of(object), "members")).isEqualTo(spelling);
		assertThat(JsonNames.get(Json.of(object), "members") != null).isEqualTo(spelling != null);
	}

}
