package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonBodyTest {

	private final JsonBody body = new JsonBody(JsonLimits.DEFAULT);

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":{\"b\":[1,\"x\",null,true]}}", "  {\"\\u00e9\":\"\\ud83d\\ude00\"}\n",
			"\uFEFF{\"bom\":1}", "{}", "{\"far\":1e999}" })
	void shouldReadAnObject(String json) {
		assertThat(parse(json).isObject()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "[{}]", "\"user\"", "42", "null", "true", "-1.5e3", "{", "{\"a\":}",
			"{} {}", "{\"a\":1,}", "{'a':1}", "{a:1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "{\"a\":NaN}",
			"{\"a\":01}", "{\"a\":\"\t\"}", "/**/{}" })
	void shouldRefuseWhatIsNoObject(String json) {
		assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)).scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":\"x\\ud83d y\"}", "{\"a\":\"\\ude00\"}", "{\"a\":[{\"\\ud83d\":1}]}",
			"{\"a\":\"\\ud83d\\ud83d\"}", "{\"a\":\"nul \\u0000\"}" })
	void shouldRefuseTextThatCannotBeStored(String json) {
		assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)).scimType()).isEqualTo(ScimType.INVALID_VALUE);
	}

	@Test
	void shouldTakeTheReplacementCharacterThatWasSent() {
		assertThat(parse("{\"displayName\":\"J\uFFFDrg\"}").path("displayName").stringValue()).isEqualTo("J\uFFFDrg");
	}

	@Test
	void shouldRefuseBytesThatAreNotUtf8() {
		byte[] latin1 = "{\"displayName\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
		byte[] utf16 = "{\"displayName\":\"x\"}".getBytes(StandardCharsets.UTF_16);

		assertThat(refusal(latin1).scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
		assertThat(refusal(utf16).scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":[[[1]]]}", "{\"a\":12345678901}", "{\"a\":\"12345678901\"}",
			"{\"a12345678901\":1}", "{\"a\":[1,2,3,4,5,6,7,8,9,10]}" })
	void shouldRefuseWhatIsBeyondALimit(String json) {
		JsonBody strict = new JsonBody(new JsonLimits(1000, 3, 10, 10, 10, 12));

		ScimError error = refusal(strict, json.getBytes(StandardCharsets.UTF_8));

		assertThat(error.scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
		assertThat(error.detail()).contains("limits");
	}

	@Test
	void shouldAnswer413ToABodyThatIsTooLong() {
		JsonBody strict = new JsonBody(new JsonLimits(8, 3, 10, 10, 10, 12));

		assertThat(refusal(strict, "{\"a\":123}".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(413);
	}

	@Test
	void shouldNotRepeatWhatTheClientSent() {
		ScimError error = refusal("{\"password\":\"Hush\",\"<script>\":Secret".getBytes(StandardCharsets.UTF_8));

		assertThat(new String(error.json(), StandardCharsets.UTF_8)).doesNotContain("Hush", "script", "Secret");
	}

	private ObjectNode parse(String json) {
		return this.body.parse(json.getBytes(StandardCharsets.UTF_8));
	}

	private ScimError refusal(byte[] json) {
		return refusal(this.body, json);
	}

	private static ScimError refusal(JsonBody body, byte[] json) {
		ScimErrorException thrown = catchThrowableOfType(ScimErrorException.class, () -> body.parse(json));
		assertThat(thrown).isNotNull();
		return thrown.error();
	}

}
