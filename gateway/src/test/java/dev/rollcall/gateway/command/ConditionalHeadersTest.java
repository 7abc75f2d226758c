package dev.rollcall.gateway.command;

import java.util.List;

import dev.rollcall.gateway.scim.ETag;
import dev.rollcall.schemas.Preconditions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionalHeadersTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', textBlock = """
			W/"3",          true
			w/"3",          true
			"3",            true
			3,              true
			' W/"3" ',      true
			*,              true
			'W/"1", W/"3"', true
			'"x", 3',       true
			W/"2",          false
			"03",           true
			W/"3,           false
			W/""3"",        false
			"three",        false
			'',             false
			'W/"1","2"',    false
			"99999999999999999999", false
			-1,             false
			"-1",           false
			""")
	void shouldAllowByIfMatch(String header, boolean allowed) {
		Preconditions preconditions = ConditionalHeaders.parse(List.of(header), List.of());

		assertThat(preconditions.allow(3)).isEqualTo(allowed);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', textBlock = """
			W/"3",          false
			"3",            false
			*,              false
			'W/"1", W/"3"', false
			W/"2",          true
			"three",        true
			'',             true
			""")
	void shouldAllowByIfNoneMatch(String header, boolean allowed) {
		Preconditions preconditions = ConditionalHeaders.parse(List.of(), List.of(header));

		assertThat(preconditions.allow(3)).isEqualTo(allowed);
	}

	@Test
	void shouldAllowAnythingWithoutHeaders() {
		assertThat(ConditionalHeaders.parse(List.of(), List.of())).isEqualTo(Preconditions.NONE);
	}

	@Test
	void shouldTakeSeveralHeaderLinesAsOneList() {
		assertThat(ConditionalHeaders.parse(List.of("W/\"1\"", "W/\"3\""), List.of()).allow(3)).isTrue();
	}

	@Test
	void shouldReadBackItsOwnTags() {
		assertThat(ConditionalHeaders.parse(List.of(ETag.of(7)), List.of()).ifMatch()).containsExactly(7L);
		assertThat(ETag.of(3)).isEqualTo("W/\"3\"");
	}

}
