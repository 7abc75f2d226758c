package dev.rollcall.processor.policy;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account takes from the directory user and from the policy. */
class ProfileTest {

	private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

	@ParameterizedTest(name = "policy ''{0}'', organization ''{1}'' -> ''{2}''")
	@CsvSource(textBlock = """
			''   , ''   , ''
			Acme , ''   , Acme
			''   , Umbr , Umbr
			Acme , Umbr , Umbr
			""")
	void shouldLetTheOrganizationOfTheIdentityProviderWin(String company, String organization, String expected) {
		// given
		Site site = Site.with(company(company));
		String extension = organization.isEmpty() ? ""
				: ",\"" + ENTERPRISE + "\":{\"organization\":\"" + organization + "\"}";
		// when
		site.applied(site.createUser(Site.user(1), "{\"userName\":\"ann\"" + extension + "}"));
		// then
		assertThat(site.account("ann").orElseThrow().company()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"displayName":"A","name":{"formatted":"B"}            | A
			"name":{"formatted":"B","givenName":"C"}              | B
			"name":{"givenName":"C","familyName":"D"}             | C D
			"name":{"familyName":"D"}                             | D
			"title":"E"                                           |
			""")
	void shouldTakeTheFirstNameThatIsThere(String json, String expected) {
		// given
		Site site = Site.with(Policy.DEFAULT);
		// when
		site.applied(site.createUser(Site.user(1), "{\"userName\":\"ann\"," + json + "}"));
		// then
		assertThat(site.account("ann").orElseThrow().displayName().orElse(null)).isEqualTo(expected);
	}

	@Test
	void shouldTakeThePrimaryEmail() {
		// given
		Site site = Site.with(Policy.DEFAULT);
		// when
		site.applied(site.createUser(Site.user(1),
				"{\"userName\":\"ann\",\"emails\":[{\"value\":\"a@x\"},{\"value\":\"b@x\",\"primary\":true}]}"));
		// then
		assertThat(site.account("ann").orElseThrow().email()).contains("b@x");
	}

	@Test
	void shouldChangeTheAccountInPlaceWhenTheUserNameChanges() {
		// given
		Site site = Site.with(Policy.DEFAULT);
		site.applied(site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
		Entity.Account before = site.account("ann").orElseThrow();
		// when
		site.applied(site.replaceUser(Site.user(1), "{\"userName\":\"anna\"}"));
		// then
		assertThat(site.account("ann")).isEmpty();
		assertThat(site.account("anna").orElseThrow().id()).isEqualTo(before.id());
	}

	@Test
	void shouldReevaluateEveryAccountWhenTheCompanyOfThePolicyChanges() {
		// given
		Site site = Site.with(company("Acme"));
		for (int user = 1; user <= 7; user++) {
			site.applied(site.createUser(Site.user(user), "{\"userName\":\"user" + user + "\"}"));
		}
		// when
		site.applied(site.putProvider(Site.provider(1), "Okta", company("Umbrella")));
		int steps = site.runJobs(3);
		// then
		assertThat(steps).isEqualTo(3);
		for (int user = 1; user <= 7; user++) {
			assertThat(site.account("user" + user).orElseThrow().company()).isEqualTo("Umbrella");
		}
		assertThat(site.directory().jobs()).isEmpty();
	}

	private static Policy company(String company) {
		return Policy.DEFAULT.with().scim(Policy.Scim.TOKEN).company(company).build();
	}

}
