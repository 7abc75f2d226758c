package dev.rollcall.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A transcript passes on the right answer, and on no other. */
class TranscriptTest {

	private static final Scim.Answer ANSWER = new Scim.Answer(200, Map.of("etag", "W/\"1\""),
			"{\"id\":\"u1\",\"active\":false,\"emails\":[{\"value\":\"a\"},{\"value\":\"b\"}]}");

	@ParameterizedTest
	@ValueSource(strings = { "/active = false", "/id ~ u.", "/emails/*/value = [\"a\",\"b\"]",
			"/emails/*/value has \"b\"", "/emails/*/value lacks \"c\"", "/emails # 2", "/emails/*/type # 0",
			"/password absent", "@etag ~ W/\".+\"", "@location absent", "let x = /id" })
	void shouldPass(String line) {
		step(line).check(ANSWER, new LinkedHashMap<>());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/active = \"false\"", "/active = true", "/id ~ v.", "/nothing ~ .*", "/nothing = null",
			"/emails/*/value = [\"b\",\"a\"]", "/emails/*/value has \"c\"", "/emails/*/value lacks \"a\"",
			"/emails # 1", "/members # 1", "/id absent", "@etag ~ 1", "@etag absent", "let x = /nothing" })
	void shouldFail(String line) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> step(line).check(ANSWER, new LinkedHashMap<>()));
	}

	@Test
	void shouldFailOnAnotherStatus() {
		Transcript.Step step = new Transcript.Step("GET /x", new StringBuilder(), List.of("< 201|204"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> step.check(ANSWER, new LinkedHashMap<>()));
	}

	@Test
	void shouldParse() {
		List<Transcript> parsed = Transcript.parse("""
				// a comment
				### first
				> POST /Users | If-Match: *
				{"a":
				1}
				< 201
				let x = /id
				> GET /Users/${x}
				< 200
				### second
				> GET /
				< 200
				""");
		assertThat(parsed).extracting(Transcript::name).containsExactly("first", "second");
		assertThat(parsed.get(0).steps()).extracting((step) -> step.body().toString())
			.containsExactly("{\"a\":\n1}\n", "");
		assertThat(parsed.get(0).steps().get(0).after()).containsExactly("< 201", "let x = /id");
	}

	private static Transcript.Step step(String line) {
		return new Transcript.Step("GET /x", new StringBuilder(), List.of("< 200", line));
	}

}
