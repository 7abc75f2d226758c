package dev.rollcall.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Queries at the server's root (RFC 7644 section 3.4.2.1). */
@ExtendWith(SharedProduct.class)
class RootQueryIT {

	private static final String FILTER = "displayName eq \"Ada Lindqvist\"";

	@Test
	void shouldFindResourcesOfEveryType(Product product) {
		Scim scim = product.tenant("root-query", "okta").scim(product.scimBase());
		scim.post("/Users", Bodies.user("root@example.com")).expect(201);
		scim.post("/Groups", Bodies.group("Ada Lindqvist")).expect(201);
		scim.post("/Groups", Bodies.group("Somebody else")).expect(201);
		assertThat(types(scim.get("/?filter=" + URLEncoder.encode(FILTER, StandardCharsets.UTF_8))))
			.containsExactlyInAnyOrder("User", "Group");
		assertThat(types(scim.post("/.search", """
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
				"filter":"displayName eq \\"Ada Lindqvist\\""}"""))).containsExactlyInAnyOrder("User", "Group");
	}

	private static List<String> types(Scim.Answer answer) {
		JsonNode list = answer.expect(200).json();
		assertThat(list.path("totalResults").asInt()).isEqualTo(2);
		return list.path("Resources")
			.valueStream()
			.map((resource) -> resource.at("/meta/resourceType").asString())
			.toList();
	}

}
