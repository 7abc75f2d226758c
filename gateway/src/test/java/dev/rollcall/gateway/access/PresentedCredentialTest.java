package dev.rollcall.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PresentedCredentialTest {

	private static final String ID = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

	private static final String HEX = "0190a1b2c3d47e5f8a9b0c1d2e3f4a5b";

	private static final String SECRET = "a".repeat(40) + "-_9";

	@ParameterizedTest(name = "{0}")
	@MethodSource("ours")
	void shouldReadHeadersOfOurForms(String header, Entity.Credential.Kind kind, String secret) {
		assertThat(PresentedCredential.parse(header)).hasValueSatisfying((presented) -> {
			assertThat(presented.id()).isEqualTo(CredentialId.of(ID));
			assertThat(presented.kind()).isEqualTo(kind);
			assertThat(presented.digest()).isEqualTo(Sha256.of(secret));
			assertThat(presented).hasToString("PresentedCredential[" + kind + " " + ID + "]");
		});
	}

	static Stream<Arguments> ours() {
		String token = "rc_" + HEX + "_" + SECRET;
		return Stream.of(arguments("Bearer " + token, Entity.Credential.Kind.TOKEN, SECRET),
				arguments("bearer " + token, Entity.Credential.Kind.TOKEN, SECRET),
				arguments("BEARER   " + token + "  ", Entity.Credential.Kind.TOKEN, SECRET),
				arguments(basic(ID + ":" + SECRET), Entity.Credential.Kind.BASIC, SECRET),
				arguments(basic(ID.toUpperCase(java.util.Locale.ROOT) + ":" + SECRET), Entity.Credential.Kind.BASIC,
						SECRET),
				arguments("basic" + basic(ID + ":" + SECRET).substring(5), Entity.Credential.Kind.BASIC, SECRET),
				arguments(basic(ID + ":with:colons"), Entity.Credential.Kind.BASIC, "with:colons"),
				arguments(basic(ID + ":pässwörd"), Entity.Credential.Kind.BASIC, "pässwörd"),
				arguments(basic(ID + ":"), Entity.Credential.Kind.BASIC, ""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("others")
	void shouldTakeHeadersOfOtherFormsForNothing(String header) {
		assertThat(PresentedCredential.parse(header)).isEmpty();
	}

	static Stream<String> others() {
		return Stream.of("", " ", "Bearer", "Bearer ", "Bearer  ", "rc_" + HEX + "_" + SECRET, "Bearer rc_",
				"Bearer xx_" + HEX + "_" + SECRET, "Bearer rc_" + HEX + "-" + SECRET, "Bearer rc_" + ID + "_" + SECRET,
				"Bearer rc_" + HEX.replace('a', 'A') + "_" + SECRET + "x",
				"Bearer rc_" + HEX.replace('a', 'g') + "_" + SECRET,
				"Bearer rc_" + HEX.replace('0', '٠') + "_" + SECRET, "Bearer rc_+" + HEX.substring(1) + "_" + SECRET,
				"Bearer rc_" + HEX + "_" + SECRET.substring(1), "Bearer rc_" + HEX + "_" + SECRET + "=",
				"Digest username=x", "Negotiate abc", "Basic", "Basic !!!", "Basic " + "A".repeat(5), basic("no colon"),
				basic("admin:" + SECRET), basic(":" + SECRET), basic(HEX + ":" + SECRET), basic(ID + "0:" + SECRET),
				"Basic " + Base64.getEncoder().encodeToString(new byte[] { (byte) 0xff, ':' }),
				"Bearer " + "a".repeat(PresentedCredential.MAX_HEADER_LENGTH));
	}

	private static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

}
