package dev.rollcall.launcher;

import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * The site {@value #SITE} with one SSO provider, made at the first start so that there is
 * something to send SCIM requests to. Made over the admin API, as an administrator would,
 * and safe to begin again after a start that was cut short.
 */
final class DemoSite {

	static final String SITE = "demo";

	private static final String PROVIDER = "demo";

	private static final String SITES = "/admin/v1/sites";

	private static final String PROVIDERS = SITES + "/" + SITE + "/providers";

	private static final int CREATED = 201;

	private static final int CONFLICT = 409;

	private static final int OK = 200;

	private final AdminClient client;

	private final Installation installation;

	DemoSite(AdminClient client, Installation installation) {
		this.client = client;
		this.installation = installation;
	}

	/** Returns a token that SCIM requests are answered for from now on. */
	String token() {
		String token = this.installation.scimToken().orElseGet(this::make);
		this.client.get("/scim/v2/Users?count=1", token, Set.of(OK));
		return token;
	}

	private String make() {
		post(SITES, Map.of("id", SITE, "name", "Demo"), Set.of(CREATED, CONFLICT));
		String token = post(PROVIDERS + "/" + provider() + "/credentials", Map.of("name", "demo", "kind", "token"),
				Set.of(CREATED))
			.body()
			.required("token")
			.stringValue();
		this.installation.keepScimToken(token);
		return token;
	}

	private String provider() {
		AdminClient.Answer made = post(PROVIDERS,
				Map.of("name", PROVIDER, "vendor", "saml", "policy", Map.of("scim", "token")),
				Set.of(CREATED, CONFLICT));
		if (made.status() == CREATED) {
			return made.body().required("id").stringValue();
		}
		JsonNode all = this.client.get(PROVIDERS, this.installation.adminToken(), Set.of(OK)).body().required("items");
		return StreamSupport.stream(all.spliterator(), false)
			.filter((provider) -> PROVIDER.equals(provider.required("name").stringValue()))
			.map((provider) -> provider.required("id").stringValue())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"Expected a provider named " + PROVIDER + " in " + PROVIDERS + ", but there is none"));
	}

	private AdminClient.Answer post(String path, Map<String, ?> body, Set<Integer> expected) {
		return this.client.post(path, this.installation.adminToken(), body, expected);
	}

}
