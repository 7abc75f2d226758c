package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignUrnsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                                   | false
					``                                                                                   | false
					{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"urnurn"}       | false
					{"schemas":["URN:ietf:params:SCIM:schemas:core:2.0:user"]}                           | false
					{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"}]} | false
					{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:acme:x"]}              | true
					{"Urn:acme:x":{"a":1}}                                                               | true
					{"urn:ietf:params:scim:schemas:extension:acme:2.0:User":{"a":1}}                     | true
					{"\\u0075rn:acme:x":{"a":1}}                                                         | true
					{"title":"urn:"}                                                                     | true
					{"title":"ur                                                                         | false
					""")
	void shouldTellWhichBodiesMayNameAnExtensionOfASite(String body, boolean may) {
		assertThat(ForeignUrns.mayBeIn(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(may);
	}

}
