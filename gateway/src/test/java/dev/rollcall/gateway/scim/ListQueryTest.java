package dev.rollcall.gateway.scim;

import dev.rollcall.schemas.read.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListQueryTest {

	private static final ListQuery.Limits LIMITS = new ListQuery.Limits(100, 1000);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			-,   -,     1, 100
			1,   2,     1, 2
			0,   2,     1, 2
			-3,  2,     1, 2
			7,   0,     7, 0
			7,   -4,    7, 0
			7,   1000,  7, 1000
			7,   1001,  7, 1000
			+5,  ' 6 ', 5, 6
			99999999999, 99999999999, 2147483647, 1000
			""")
	void shouldReadAPage(String startIndex, String count, int start, int size) {
		assertThat(ListQuery.parse(startIndex, count, LIMITS)).isEqualTo(new ListQuery(start, size));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1.5", "1e3", "0x10", "--1", "9999999999999999999", "1;drop" })
	void shouldRefuseWhatIsNoInteger(String text) {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> ListQuery.parse(text, null, LIMITS))
			.satisfies((ex) -> assertThat(ex.error().scimType()).isEqualTo(ScimType.INVALID_VALUE))
			.withMessage("Expected startIndex to be an integer, but it is none");
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> ListQuery.parse(null, text, LIMITS));
	}

	@Test
	void shouldCarryTheFilterAlong() {
		assertThat(new ListQuery(3, 5).with("title pr", null, null, false))
			.isEqualTo(new Views.Query("title pr", 3, 5));
	}

	@Test
	void shouldRefuseLimitsThatAllowNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ListQuery.Limits(0, 10));
		assertThatIllegalArgumentException().isThrownBy(() -> new ListQuery.Limits(11, 10));
	}

}
