package dev.rollcall.e2e;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every identity provider relies on, and single habits of Entra ID, Okta, OneLogin,
 * authentik, Keycloak, Rippling and SAML identity providers that the stories of
 * {@link EntraIT}, {@link OktaIT} and {@link OneLoginIT} do not come across.
 */
@ExtendWith(SharedProduct.class)
class DialectIT {

	@ParameterizedTest
	@MethodSource
	void shouldDoWhatAllRelyOn(Transcript transcript, Product product) {
		transcript.play(product.tenant("common-habits", "saml").scim(product.scimBase()));
	}

	static List<Transcript> shouldDoWhatAllRelyOn() {
		return Transcript.read("common.txt");
	}

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
	void shouldUnderstandOkta(Transcript transcript, Product product) {
		transcript.play(product.tenant("okta-habits", "okta").scim(product.scimBase()));
	}

	static List<Transcript> shouldUnderstandOkta() {
		return Transcript.read("okta.txt");
	}

	@ParameterizedTest
	@MethodSource
	void shouldUnderstandOneLogin(Transcript transcript, Product product) {
		transcript.play(product.tenant("onelogin-habits", "onelogin").scim(product.scimBase()));
	}

	static List<Transcript> shouldUnderstandOneLogin() {
		return Transcript.read("onelogin.txt");
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
