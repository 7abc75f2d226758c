package dev.rollcall.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.rollcall.e2e.SampleExtensions.URN;
import static org.assertj.core.api.Assertions.assertThat;

/** Users found and sorted by the attributes of a schema extension. */
@ExtendWith(SharedProduct.class)
class ExtensionSearchIT {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static Product product;

	@BeforeAll
	static void connect(Product running) {
		product = running;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			@number eq 10                                              | a
			@number gt 9 and @number lt 100                            | a
			@number ge 10                                              | a c
			@level lt 0.75                                             | a
			@holder eq "Ann"                                           | a
			@holder eq "ann"                                           | b
			@nick eq "ACE"                                             | a b
			@nick co "c"                                               | a b
			@since gt "2026-01-01T00:00:00Z"                           | b
			@since le "2026-01-01T01:00:00+01:00"                      | a
			@lost eq true                                              | b
			@tags eq "RED"                                             | a c
			@doors[value eq "north" and type eq "in"]                  | a
			@doors[until gt "2026-06-01T00:00:00Z"]                    | b
			@home.floor le 2 and userName sw "a"                       | a
			@number pr and not (@nick pr)                              | c
			@secret eq "hush"                                          | ~~
			@pin sw "1"                                                | ~~
			@doors[code eq "x"]                                        | ~~
			number eq 10                                               | ~~
			""")
	void shouldBeFiltered(String filter, String expected) {
		Scim scim = people();
		JsonNode found = scim.find("Users", filter.replace("@", URN + ":")).expect(200).json();
		assertThat(names(found)).isEqualTo(expected);
		JsonNode searched = scim
			.post("/Users/.search",
					"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":"
							+ MAPPER.writeValueAsString(filter.replace("@", URN + ":")) + "}")
			.expect(200)
			.json();
		assertThat(names(searched)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "#number, ascending, b a c", "#number, descending, c a b", "#holder, ascending, a b c",
			"#since, descending, c b a", "#doors, ascending, a b c" })
	void shouldBeSorted(String attribute, String order, String expected) {
		JsonNode found = people()
			.get("/Users?filter=" + URLEncoder.encode(URN + ":number pr", StandardCharsets.UTF_8) + "&sortBy="
					+ attribute.replace("#", URN + ":") + "&sortOrder=" + order)
			.expect(200)
			.json();
		assertThat(names(found)).isEqualTo(expected);
		assertThat(people().get("/Users?sortBy=" + URN + ":pin").expect(400).text("/scimType"))
			.isEqualTo("invalidPath");
	}

	private static Scim people() {
		Scim scim = SampleExtensions.badges(product, "ext-people");
		if (scim.get("/Users?count=0").expect(200).json().path("totalResults").intValue() == 0) {
			scim.post("/Users", SampleExtensions.user("a",
					"{\"number\":10,\"level\":0.5,\"holder\":\"Ann\",\"nick\":\"ace\",\"since\":\"2026-01-01T00:00:00Z\","
							+ "\"tags\":[\"red\",\"blue\"],\"home\":{\"floor\":2},\"secret\":\"hush\",\"pin\":\"1\","
							+ "\"doors\":[{\"value\":\"North\",\"type\":\"in\",\"code\":\"x\"},{\"value\":\"south\",\"type\":\"out\"}]}"))
				.expect(201);
			scim.post("/Users", SampleExtensions.user("b",
					"{\"number\":9,\"level\":0.75,\"holder\":\"ann\",\"nick\":\"Ace\",\"lost\":true,\"since\":\"2026-01-02T00:00:00Z\","
							+ "\"doors\":[{\"value\":\"north\",\"type\":\"out\",\"until\":\"2026-12-31T00:00:00Z\"}]}"))
				.expect(201);
			scim.post("/Users", SampleExtensions.user("c", "{\"number\":100,\"tags\":[\"Red\"]}")).expect(201);
			scim.post("/Users", Bodies.user("d")).expect(201);
		}
		return scim;
	}

	private static String names(JsonNode list) {
		return list.path("Resources")
			.valueStream()
			.map((user) -> user.path("userName").asString())
			.reduce((one, other) -> one + " " + other)
			.orElse("");
	}

}
