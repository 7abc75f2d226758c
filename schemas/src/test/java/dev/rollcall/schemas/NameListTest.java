package dev.rollcall.schemas;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Lists of names as administrators write them. */
class NameListTest {

	private static final NameList.Limits LIMITS = new NameList.Limits(40, 3, 8);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			Staff                     | Staff
			' Staff , Sales '         | Staff;Sales
			'"Sales, EU",Staff'       | Sales, EU;Staff
			'a,,b,'                   | a;b
			'"say ""hi""\"'            | say "hi"
			'" kept "'                | ' kept '
			'Sales "EU, US" team'     | Sales EU, US team
			""")
	void shouldReadNames(String setting, String names) {
		assertThat(NameList.of(setting)).isEqualTo(List.of(names.split(";")));
	}

	@Test
	void shouldReadNoNamesFromNothing() {
		assertThat(NameList.of("")).isEmpty();
		assertThat(NameList.of(" , ")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			Staff,Sales        | ''
			''                 | ''
			'"Sales, EU'       | not closed
			a,,b               | entry 2 is empty
			'a,"  "'           | entry 2 is empty
			a,b,c,d            | at most 3
			a,nine chars       | entry 2 is longer than 8
			""")
	void shouldSayWhatIsWrong(String setting, String fault) {
		assertThat(NameList.fault(setting, LIMITS).orElse("")).contains(fault);
		assertThat(NameList.fault(setting, LIMITS).isEmpty()).isEqualTo(fault.isEmpty());
	}

	@Test
	void shouldRefuseLimitsThatAdmitNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NameList.Limits(10, 0, 10));
	}

}
