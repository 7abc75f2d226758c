package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SailPoint, which reads the whole of discovery before anything else. */
@ExtendWith(SharedProduct.class)
class SailPointIT {

	@ParameterizedTest
	@MethodSource
	void shouldBeAnswered(Transcript transcript, Product product) {
		transcript.play(product.tenant("sailpoint-story", "saml").scim(product.scimBase()));
	}

	static List<Transcript> shouldBeAnswered() {
		return Transcript.read("sailpoint.txt");
	}

}
