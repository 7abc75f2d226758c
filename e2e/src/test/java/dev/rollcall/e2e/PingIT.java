package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PingOne's filters, PingFederate's connector, and Ping Data Sync, which sends read-only
 * attributes back.
 */
@ExtendWith(SharedProduct.class)
class PingIT {

	@ParameterizedTest
	@MethodSource
	void shouldBeAnswered(Transcript transcript, Product product) {
		transcript.play(product.tenant("ping-story", "saml").scim(product.scimBase()));
	}

	static List<Transcript> shouldBeAnswered() {
		return Transcript.read("ping.txt");
	}

}
