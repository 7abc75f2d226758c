package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

	@ParameterizedTest
	@ValueSource(strings = { "{\"userName\":\"u\",\"password\":\"Hush\"}", "{\"PassWord\":\"Hush\"}",
			"{\"pass\\u0077ord\":\"Hush\"}", "{\"password\":{\"value\":\"Hush\"}}",
			"{\"password\":[\"Hush\",\"Hush2\"]}", "{\"password\":{\"password\":\"Hush\"}}",
			"{\"urn:ietf:params:scim:schemas:core:2.0:User:password\":\"Hush\"}",
			"{\"urn:ietf:params:scim:schemas:core:2.0:User.Password\":\"Hush\"}",
			"{\"urn:ietf:params:scim:schemas:core:2.0:User\":{\"password\":\"Hush\"}}",
			"{\"Operations\":[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"Hush\"}]}",
			"{\"Operations\":[{\"value\":\"Hush\",\"PATH\":\"Password\",\"op\":\"Replace\"}]}",
			"{\"Operations\":[{\"Value\":\"Hush\",\"value\":\"Hush\",\"path\":\"password\"}]}",
			"{\"Operations\":[{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:password\",\"value\":{\"x\":\"Hush\"}}]}",
			"{\"Operations\":[{\"op\":\"replace\",\"path\":\"\\u0070assword\",\"value\":[\"Hush\"]}]}",
			"{\"Operations\":[{\"op\":\"replace\",\"path\":\" password \",\"value\":\"Hush\"}]}",
			"{\"Operations\":[{\"op\":\"replace\",\"value\":{\"password\":\"Hush\",\"active\":true}}]}",
			"{\"Operations\":[{\"op\":\"replace\",\"value\":{\"urn:ietf:params:scim:schemas:core:2.0:User:PASSWORD\":\"Hush\"}}]}" })
	void shouldTakeOutEveryPassword(String json) {
		String redacted = redact(json);

		assertThat(redacted).doesNotContain("Hush").contains("[removed]");
		assertThat(JsonMapper.shared().readTree(redacted).isObject()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ \"userName\" : \"password\",\n\"title\":\"the password\" , \"n\": 1.50e+2 }",
			"{\"passwordHint\":\"x\",\"noPassword\":\"y\"}",
			"{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[value eq \\\"password\\\"].display\",\"value\":\"x\"}]}",
			"{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"password\"}]}",
			"{\"a\":\"\\u00e9\"}" })
	void shouldLeaveTheRestAsItWasSent(String json) {
		assertThat(redact(json)).isEqualTo(json);
	}

	@Test
	void shouldTakeOutTheValueAndNothingElse() {
		assertThat(redact("{\"a\": 1 , \"password\" : \"Hu\\\"sh\" ,\"z\":[ 2 ]}"))
			.isEqualTo("{\"a\": 1 , \"password\" : \"[removed]\" ,\"z\":[ 2 ]}");
		assertThat(redact("{\"o\":[{\"value\": {\"a\":[1]} ,\"path\":\"password\"},{\"value\":2,\"path\":\"x\"}]}"))
			.isEqualTo("{\"o\":[{\"value\": \"[removed]\" ,\"path\":\"password\"},{\"value\":2,\"path\":\"x\"}]}");
		assertThat(redact("{\"password\":12345}")).isEqualTo("{\"password\":\"[removed]\"}");
		assertThat(redact("{\"password\":null,\"b\":false}")).isEqualTo("{\"password\":\"[removed]\",\"b\":false}");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			password, true
			PASSWORD, true
			urn:ietf:params:scim:schemas:core:2.0:User:password, true
			urn:ietf:params:scim:schemas:core:2.0:User.password, true
			password.value, true
			password[type eq "x"], true
			name.familyName, false
			passwords, false
			emails[value eq "password"], false
			emails[value eq "urn:password"].value, false
			urn:password:2.0:User:title, false
			""")
	void shouldKnowTheNamesOfThePassword(String path, boolean password) {
		assertThat(Redaction.isPassword(path)).isEqualTo(password);
	}

	private static String redact(String json) {
		return Redaction.body(json.getBytes(StandardCharsets.UTF_8));
	}

}
