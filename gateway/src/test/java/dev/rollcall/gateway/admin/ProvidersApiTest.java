package dev.rollcall.gateway.admin;

import dev.rollcall.gateway.admin.Administrator.Answer;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;

import static dev.rollcall.gateway.admin.Administrator.OKTA;
import static dev.rollcall.gateway.admin.Administrator.PROVIDERS;
import static dev.rollcall.gateway.admin.Administrator.SITES;
import static org.assertj.core.api.Assertions.assertThat;

/** The providers of a site by the admin API, which reaches none of another site. */
class ProvidersApiTest {

	private final FakeInstallation installation = new FakeInstallation();

	private final Administrator admin = new Administrator(this.installation);

	@Test
	void shouldMakeAProviderWithDefaultsByTheNamesOfThePolicyPage() {
		Answer made = this.admin.post(PROVIDERS, OKTA);

		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("Location")).isEqualTo(PROVIDERS + "/" + made.json("/id").stringValue());
		assertThat(made.json("/policy")).hasToString("{\"scim\":\"token\",\"uniqueIdentifier\":\"email\","
				+ "\"provisionUsersOnFirstLogin\":false,\"deprovisionUsers\":false,\"deprovisionMethod\":\"disable\","
				+ "\"provisionGroupMemberships\":true,\"deprovisionGroupMemberships\":true,\"company\":\"\","
				+ "\"defaultGroups\":\"\",\"requiredGroups\":\"\",\"excludedGroups\":\"\",\"siteAdminGroups\":\"\","
				+ "\"groupAdminGroups\":\"\",\"passwordGroups\":\"\",\"twoFactor\":\"site\",\"webdav\":false,"
				+ "\"ftp\":false,\"sftp\":false,\"timeZone\":\"\","
				+ "\"deprovisionGuard\":{\"percent\":10,\"absolute\":50}}");
		assertThat(made.json("/protocol").stringValue()).isEqualTo("saml");
		assertThat(this.admin.get(PROVIDERS).texts("/items", "name")).containsExactly("Okta");
	}

	@Test
	void shouldReplaceAProviderOnlyAsItWasLastSeen() {
		String provider = this.admin.provider();
		String whole = "{\"name\":\"Okta EU\",\"vendor\":\"okta\",\"protocol\":\"saml\",\"policy\":{\"scim\":\"basic\","
				+ "\"uniqueIdentifier\":\"userName\",\"deprovisionMethod\":\"delete\",\"provisionGroupMemberships\":false,"
				+ "\"deprovisionGroupMemberships\":false,\"company\":\"Acme\"}}";

		Answer now = this.admin.put(provider, whole, this.admin.get(provider).header("ETag"));
		assertThat(now.status()).isEqualTo(200);
		assertThat(now.header("ETag")).isEqualTo("\"2\"");
		Answer late = this.admin.put(provider, OKTA, "\"1\"");
		assertThat(late.status()).isEqualTo(412);
		assertThat(late.json("/detail").stringValue()).contains("Read the resource again");
		assertThat(this.installation.providers.firstEntry().getValue().policy()).isEqualTo(Policy.DEFAULT.with()
			.scim(Policy.Scim.BASIC)
			.uniqueIdentifier(Policy.UniqueIdentifier.USER_NAME)
			.deprovisionMethod(Policy.DeprovisionMethod.DELETE)
			.provisionGroupMemberships(false)
			.deprovisionGroupMemberships(false)
			.company("Acme")
			.build());
		assertThat(this.admin.put(provider, OKTA, "\"9\", W/\"2\"").status()).isEqualTo(200);
		assertThat(this.admin.put(provider, OKTA, "*").status()).isEqualTo(200);
		assertThat(this.admin.put(provider, OKTA, "2").fields()).containsExactly("If-Match");
	}

	@Test
	void shouldDeleteAProvider() {
		String provider = this.admin.provider();

		assertThat(this.admin.delete(provider).status()).isEqualTo(204);
		assertThat(this.admin.delete(provider).status()).isEqualTo(404);
		assertThat(this.admin.get(provider).status()).isEqualTo(404);
	}

	@Test
	void shouldReachNothingOfAnotherSite() {
		SiteId other = new SiteId("other");
		this.installation.sites.put(other,
				new Entity.Site(other, "Other", false, "UTC", 1, FakeInstallation.NOW, FakeInstallation.NOW));
		String there = SITES + "/other/providers";
		String provider = this.admin.post(there, OKTA).json("/id").stringValue();
		String credential = this.admin
			.post(there + "/" + provider + "/credentials", "{\"name\":\"theirs\",\"kind\":\"token\"}")
			.json("/credential/id")
			.stringValue();
		this.installation.asked.clear();

		for (AdminRoute route : AdminClient.routes(this.installation).all()) {
			if (route.path().contains("{provider}")) {
				String path = route.path()
					.replace("{site}", "acme")
					.replace("{provider}", provider)
					.replace("{credential}", credential)
					.replace("{sync}", provider)
					.replace("{preview}", provider);
				String body = bodyFor(path);
				boolean read = route.method().equals(HttpMethod.GET) || route.method().equals(HttpMethod.DELETE);
				assertThat(this.admin.send(route.method(), path, read ? null : body).status())
					.as(route.method() + " " + path)
					.isEqualTo(404);
			}
		}

		assertThat(this.installation.asked).hasSize(9)
			.allSatisfy((asked) -> assertThat(asked.site()).isEqualTo(new SiteId("acme")));
		assertThat(this.installation.providers).hasSize(1);
		assertThat(this.installation.credentials).hasSize(1);
	}

	private static String bodyFor(String path) {
		if (path.endsWith("credentials")) {
			return "{\"name\":\"x\",\"kind\":\"token\"}";
		}
		if (path.endsWith("seen")) {
			return "[{\"userName\":\"ann\"}]";
		}
		if (path.endsWith("logins")) {
			return "{\"subject\":\"ann\"}";
		}
		return path.matches(".*/(complete|abandon|syncs|preview)") ? "{}" : OKTA;
	}

}
