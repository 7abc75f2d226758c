package dev.rollcall.e2e;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Agents that copy an LDAP directory or an Active Directory: IBM's, Univention's, JIM's,
 * Rauthy's and general connectors.
 */
@ExtendWith(SharedProduct.class)
class LdapAgentIT {

	@ParameterizedTest
	@MethodSource
	void shouldBeAnswered(Transcript transcript, Product product) {
		transcript.play(product.tenant("ldap-story", "ldap").scim(product.scimBase()));
	}

	static List<Transcript> shouldBeAnswered() {
		return Transcript.read("ldap.txt");
	}

	/** JIM's connector sends bulks that are as large as discovery says. */
	@Test
	void shouldTakeABulkAsLargeAsItsLimitAndSayWhichOneALargerIsOver(Product product) {
		Scim scim = product.tenant("ldap-bulks", "ldap").scim(product.scimBase());
		JsonNode limits = scim.get("/ServiceProviderConfig").expect(200).json().path("bulk");
		int operations = limits.path("maxOperations").asInt();
		int bytes = limits.path("maxPayloadSize").asInt();

		assertThat(scim.post("/Bulk", bulk(operations)).expect(200).json().path("Operations").size())
			.isEqualTo(operations);
		assertThat(scim.post("/Bulk", bulk(operations + 1)).expect(413).text("/detail"))
			.contains(Integer.toString(operations));
		String large = bulk(1);
		assertThat(scim.post("/Bulk", large + " ".repeat(bytes + 1 - large.length())).expect(413).text("/detail"))
			.contains(Integer.toString(bytes));
	}

	private static String bulk(int operations) {
		String each = "{\"method\":\"DELETE\",\"path\":\"/Users/" + UUID.randomUUID() + "\"}";
		return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
				+ String.join(",", Collections.nCopies(operations, each)) + "]}";
	}

}
