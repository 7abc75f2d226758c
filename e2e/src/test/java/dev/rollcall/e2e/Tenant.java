package dev.rollcall.e2e;

/**
 * A site with one SSO provider and a SCIM token, as an administrator makes them.
 *
 * @param provider the provider's id
 * @param token the bearer token, shown once
 */
record Tenant(String site, String provider, String token) {

	static Tenant create(Scim admin, String site) {
		return create(admin, site, "okta", "{\"scim\":\"token\"}");
	}

	static Tenant create(Scim admin, String site, String vendor, String policy) {
		admin.post("/sites", "{\"id\":\"%s\",\"name\":\"Site %s\"}".formatted(site, site)).expect(201);
		return provider(admin, site, "Directory", vendor, policy);
	}

	/** One more provider of a site that exists. */
	static Tenant provider(Scim admin, String site, String name, String vendor, String policy) {
		String provider = admin
			.post("/sites/" + site + "/providers",
					"{\"name\":\"%s\",\"vendor\":\"%s\",\"protocol\":\"saml\",\"policy\":%s}".formatted(name, vendor,
							policy))
			.expect(201)
			.id();
		String token = admin
			.post("/sites/" + site + "/providers/" + provider + "/credentials",
					"{\"name\":\"e2e\",\"kind\":\"token\",\"expiresAt\":null}")
			.expect(201)
			.text("/token");
		return new Tenant(site, provider, token);
	}

	Scim scim(String base) {
		return new Scim(base, "Bearer " + this.token);
	}

	@Override
	public String toString() {
		return "Tenant[" + this.site + "/" + this.provider + "]";
	}

}
