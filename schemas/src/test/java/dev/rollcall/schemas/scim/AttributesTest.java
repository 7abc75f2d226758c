package dev.rollcall.schemas.scim;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class AttributesTest {

	private static final String URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	private static final Attributes ALICE = Attributes.ofJson("""
			{"schemas":["a"],"userName":"alice","name":{"givenName":"A","familyName":"B"},\
			"emails":[{"value":"a@example.com","primary":true},{"value":"b@example.com"}],"active":true,\
			"%s":{"department":"X","manager":{"value":"m"}}}""".formatted(URN));

	static List<Set<String>> wanted() {
		return List.of(Set.of(), Set.of("userName"), Set.of("name"), Set.of("emails", "active"), Set.of(URN),
				Set.of("value"), Set.of("schemas", "userName", "name", "emails", "active", URN));
	}

	@ParameterizedTest
	@MethodSource("wanted")
	void shouldParseWhatIsWantedAndNothingElse(Set<String> wanted) {
		assertThat(ALICE.tree(wanted::contains)).isEqualTo(ALICE.tree().deepCopy().retain(wanted));
	}

}
