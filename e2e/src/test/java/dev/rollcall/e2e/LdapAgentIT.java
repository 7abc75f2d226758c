package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

}
