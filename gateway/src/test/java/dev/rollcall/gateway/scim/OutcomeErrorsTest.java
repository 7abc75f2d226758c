package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;

import dev.rollcall.schemas.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeErrorsTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			SITE_NOT_FOUND, 404,
			PROVIDER_NOT_FOUND, 404,
			CREDENTIAL_NOT_FOUND, 404,
			USER_NOT_FOUND, 404,
			GROUP_NOT_FOUND, 404,
			USER_NAME_TAKEN, 409, uniqueness
			GROUP_NAME_TAKEN, 409, uniqueness
			PROVIDER_NAME_TAKEN, 409, uniqueness
			ID_TAKEN, 409, uniqueness
			VERSION_MISMATCH, 412,
			NO_TARGET, 400, noTarget
			INVALID_PATH, 400, invalidPath
			INVALID_VALUE, 400, invalidValue
			MUTABILITY, 400, mutability
			INVALID_FILTER, 400, invalidFilter
			TOO_MANY, 400, tooMany
			POLICY_INVALID, 400, invalidValue
			POISON, 503,
			""")
	void shouldAnswerEachRefusalWithItsStatus(Outcome.Code code, int status, String scimType) {
		ScimError error = OutcomeErrors.of(new Outcome.Refused(code, "Expected a, but b"));

		assertThat(error.status()).isEqualTo(status);
		assertThat((error.scimType() != null) ? error.scimType().wireName() : null).isEqualTo(scimType);
		assertThat(error.detail()).isEqualTo("Expected a, but b");
	}

	@Test
	void shouldWriteTheStatusAsText() {
		assertThat(text(ScimError.badRequest(ScimType.NO_TARGET, "Expected \"a\", but <b>"))).isEqualTo(
				"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\",\"scimType\":\"noTarget\","
						+ "\"detail\":\"Expected \\\"a\\\", but <b>\"}");
		assertThat(text(ScimError.of(404, "gone"))).isEqualTo(
				"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"404\",\"detail\":\"gone\"}");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			name.givenName, "'name.givenName'"
			urn:a:b-2.0:$ref, "'urn:a:b-2.0:$ref'"
			<script>, it
			a b, it
			Zoë, it
			'', it
			""", quoteCharacter = '"')
	void shouldRepeatOnlyWhatLooksLikeAName(String sent, String echoed) {
		assertThat(Echo.name("''".equals(sent) ? "" : sent, "it")).isEqualTo(echoed);
	}

	@Test
	void shouldNotRepeatALongName() {
		assertThat(Echo.name("x".repeat(129), "it")).isEqualTo("it");
	}

	private static String text(ScimError error) {
		return new String(error.json(), StandardCharsets.UTF_8);
	}

}
