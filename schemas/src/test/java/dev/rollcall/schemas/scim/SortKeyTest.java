package dev.rollcall.schemas.scim;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SortKeyTest {

	private static final JsonMapper MAPPER = new JsonMapper();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', value = {
	// @formatter:off
			"userName             | {'userName':'Ada'}                                                | ada",
			"USERNAME             | {'userName':'Ada'}                                                | ada",
			"externalId           | {'externalId':'Ada'}                                              | Ada",
			"name.familyName      | {'name':{'familyName':'Marsh'}}                                   | marsh",
			"name.familyName      | {'name':{}}                                                       | -",
			"emails               | {'emails':[{'value':'B'},{'value':'A'}]}                          | b",
			"emails.value         | {'emails':[{'value':'B'},{'value':'A','primary':true}]}           | a",
			"emails.type          | {'emails':[]}                                                     | -",
			"active               | {'active':true}                                                   | 1",
			"title                | {}                                                                | -",
			"department           | {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'R'}} | r",
			"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'R'}} | r" })
			// @formatter:on
	void shouldFindTheValue(String sortBy, String resource, String key) {
		assertThat(
				SortKey.of(ResourceSchema.USER, sortBy).orElseThrow().of(MAPPER.readTree(resource.replace('\'', '"'))))
			.isEqualTo(key);
	}

	@Test
	void shouldOrderPointsInTime() {
		SortKey key = SortKey.of(ResourceSchema.USER, "meta.created").orElseThrow();

		assertThat(List.of("1969-01-01T00:00:00Z", "2026-01-01T12:00:00+02:00", "2026-01-01T11:00:00Z",
				"2026-01-01T11:00:00.05Z", "2026-01-01T11:00:00.5Z"))
			.extracting((time) -> String.valueOf(key.of(MAPPER.readTree("{\"meta\":{\"created\":\"" + time + "\"}}"))))
			.isSorted()
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({ "nothing", "name", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "emails.nothing" })
	void shouldRefuseWhatHasNoOrder(String sortBy) {
		assertThat(SortKey.of(ResourceSchema.USER, sortBy)).isEmpty();
	}

}
