package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JumpCloud connector, whose activation makes and deletes a test user and group. */
@ExtendWith(SharedProduct.class)
class JumpCloudIT {

	@ParameterizedTest
	@MethodSource
	void shouldBeAnswered(Transcript transcript, Product product) {
		transcript.play(product.tenant("jumpcloud-story", "saml").scim(product.scimBase()));
	}

	static List<Transcript> shouldBeAnswered() {
		return Transcript.read("jumpcloud.txt");
	}

}
