package dev.rollcall.schemas.scim;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterParseTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			userName eq "x"                                | userName eq "x"
			USERNAME Eq "X"                                | USERNAME eq "X"
			`  title   PR  `                               | title pr
			a eq 1 or b eq 2 and c eq 3                    | a eq 1 or b eq 2 and c eq 3
			(a eq 1 or b eq 2) and c eq 3                  | (a eq 1 or b eq 2) and c eq 3
			(a eq 1 and b eq 2) and c eq 3                 | a eq 1 and b eq 2 and c eq 3
			((a pr)) or (b pr or (c pr))                   | a pr or b pr or c pr
			not (a pr)                                     | not (a pr)
			NOT(a pr)                                      | not (a pr)
			not (not (a pr)) and b pr                      | not (not (a pr)) and b pr
			not pr                                         | not pr
			a pr and(b pr)or(c pr)                         | a pr and b pr or c pr
			emails[type eq "work" and value co "@x"]       | emails[type eq "work" and value co "@x"]
			emails[not (type eq "work")]                   | emails[not (type eq "work")]
			emails[type eq "work"].value eq "x"            | emails[type eq "work" and value eq "x"]
			emails[type eq "work" or type pr].value sw "x" | emails[(type eq "work" or type pr) and value sw "x"]
			emails[type eq "work"].value pr and a pr       | emails[type eq "work" and value pr] and a pr
			externalId eq jyoung                           | externalId eq "jyoung"
			externalId eq S-1-5-21@x.y and a pr            | externalId eq "S-1-5-21@x.y" and a pr
			a eq true and b ne FALSE and c eq null         | a eq true and b ne false and c eq null
			a gt 1.50 and b le -2e3                        | a gt 1.50 and b le -2E+3
			a eq 0x1                                       | a eq "0x1"
			a eq "q\\"b\\\\s\\/\\u00e9\\n"                 | a eq "q\\"b\\\\s/é\\u000a"
			members.$ref eq "/x"                           | members.$ref eq "/x"
			urn:a:b:2.0:User:userName sw "J"               | urn:a:b:2.0:User:userName sw "J"
			URN:A:b:2.0:User:name.familyName pr            | URN:A:b:2.0:User:name.familyName pr
			""")
	void shouldParse(String text, String canonical) {
		// when
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		// then
		assertThat(filter).hasToString(canonical);
		assertThat(Filter.parse(canonical, FilterLimits.DEFAULT)).isEqualTo(filter);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                         | Expected an attribute name, but found the end at position 0
			` `                        | Expected an attribute name, but found the end at position 1
			userName                   | Expected a blank and an operator, but found the end at position 8
			userName xx "a"            | Expected an operator, but found 'x' at position 9
			userName equals "a"        | Expected an operator, but found 'e' at position 9
			userName eq                | Expected a blank and a value, but found the end at position 11
			userName eq "a             | Expected a closing quote, but found the end at position 14
			userName eq"a"             | Expected a blank and a value, but found '"' at position 11
			userName eq "\\x"          | Expected a JSON escape, but found 'x' at position 14
			userName eq "\\u00g0"      | Expected four hexadecimal digits, but found 'g' at position 17
			userName eq 'a'            | Expected a value in double quotes, but found ''' at position 12
			userName eq "a" b          | Expected and, or, or the end, but found 'b' at position 16
			userName eq "a"and b pr    | Expected and, or, or the end, but found 'a' at position 15
			userName eq "a" and        | Expected and, or, or the end, but found 'a' at position 16
			(userName pr               | Expected ')', but found the end at position 12
			userName pr)               | Expected and, or, or the end, but found ')' at position 11
			emails[                    | Expected an attribute name, but found the end at position 7
			emails[type eq]            | Expected a blank and a value, but found ']' at position 14
			emails[type eq "w"         | Expected ']', but found the end at position 18
			emails[type pr].           | Expected a sub-attribute name, but found the end at position 16
			emails[a[b pr]]            | Expected a blank and an operator, but found '[' at position 8
			a.b.c pr                   | Expected a blank and an operator, but found '.' at position 3
			1a pr                      | Expected an attribute name, but found '1' at position 0
			é pr                       | Expected an attribute name, but found U+00E9 at position 0
			urn: pr                    | Expected an attribute name, but found 'u' at position 0
			urn:a::b pr                | Expected an attribute name, but found 'u' at position 0
			a eq 1e99999999999         | Expected a number, but its exponent is out of range at position 5
			""")
	void shouldRefuse(String text, String message) {
		assertThatExceptionOfType(FilterSyntaxException.class)
			.isThrownBy(() -> Filter.parse((text != null) ? text : "", FilterLimits.DEFAULT))
			.withMessage(message);
	}

	@Test
	void shouldKeepWithinItsLimits() {
		// given
		FilterLimits limits = new FilterLimits(60, 3, 4);
		// then
		assertThat(Filter.parse("((((a pr))))", limits)).hasToString("a pr");
		assertThat(Filter.parse("a pr or b pr or c pr", limits)).isInstanceOf(Filter.Or.class);
		assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> Filter.parse("(((((a pr)))))", limits))
			.withMessage("Expected a depth of at most 4, but there is more at position 4");
		assertThatExceptionOfType(FilterSyntaxException.class)
			.isThrownBy(() -> Filter.parse("a pr or b pr or c pr or d pr", limits))
			.withMessage("Expected at most 3 comparisons, but there are more at position 24");
		assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> Filter.parse("a".repeat(61), limits))
			.withMessage("Expected at most 60 characters, but there are 61 at position 0");
	}

	@Test
	void shouldRefuseDepthWithoutExhaustingTheStack() {
		// given
		FilterLimits wide = new FilterLimits(100_000, 100_000, 64);
		String deep = "(".repeat(20_000) + "a pr" + ")".repeat(20_000);
		String negated = "not (".repeat(15_000) + "a pr" + ")".repeat(15_000);
		// then
		assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> Filter.parse(deep, wide));
		assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> Filter.parse(negated, wide));
	}

	@Test
	void shouldTakeThousandsOfAlternatives() {
		// given
		String text = "title eq \"none\" or ".repeat(2_000) + "userName eq \"u\"";
		// when
		Filter filter = Filter.parse(text, FilterLimits.DEFAULT);
		// then
		assertThat(filter.matches(ResourceSchema.USER, Json.object("{userName:'u'}"))).isTrue();
		assertThat(filter.matches(ResourceSchema.USER, Json.object("{userName:'v'}"))).isFalse();
	}

}
