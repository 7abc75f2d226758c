package dev.rollcall.schemas.scim;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DifferencesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{title: 'T'}                  | {title: 'T'}                            | ``
			{title: 'T'}                  | {title: 'S', nickName: 'N'}             | nickName title
			{title: 'T'}                  | {}                                      | title
			{emails: ['a', 'b']}          | {emails: ['a']}                         | emails
			{}                            | {ENT: {department: 'D', division: 'V'}} | ENT:department ENT:division
			{ENT: {department: 'D'}}      | {title: 'T'}                            | title ENT:department
			{ENT: {manager: {value: 'm'}}} | {ENT: {manager: {value: 'n'}}}         | ENT:manager
			""")
	void shouldNameWhatDiffers(String before, String after, String names) {
		String expected = names.replace("ENT", EnterpriseUserSchema.URN);
		assertThat(String.join(" ", Differences.names(Json.user(before), Json.user(after)))).isEqualTo(expected);
	}

}
