package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single habits of Entra ID, Okta, authentik, Keycloak and Rippling that the stories of
 * {@link EntraIT} and {@link OktaIT} do not come across.
 */
@ExtendWith(SharedProduct.class)
class DialectIT {

	@ParameterizedTest
	@MethodSource
	void shouldUnderstandEntra(Transcript transcript, Product product) {
		transcript.play(product.tenant("entra-habits", "entra").scim(product.scimBase()));
	}

	static List<Transcript> shouldUnderstandEntra() {
		return Transcript.read("entra.txt");
	}

	@ParameterizedTest
	@MethodSource
	void shouldUnderstandOktaAndOthers(Transcript transcript, Product product) {
		transcript.play(product.tenant("other-habits", "okta").scim(product.scimBase()));
	}

	static List<Transcript> shouldUnderstandOktaAndOthers() {
		return Transcript.read("others.txt");
	}

}
