package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Google Workspace's automatic provisioning, as far as it is known from its guides. */
@ExtendWith(SharedProduct.class)
class GoogleIT {

	@ParameterizedTest
	@MethodSource
	void shouldBeAnswered(Transcript transcript, Product product) {
		transcript.play(product.tenant("google-story", "saml").scim(product.scimBase()));
	}

	static List<Transcript> shouldBeAnswered() {
		return Transcript.read("google.txt");
	}

}
