package dev.rollcall.e2e;

/**
 * Two schema extensions, a badge with attributes of every kind for users and a team for
 * groups: how they are registered, and bodies that use them.
 */
final class SampleExtensions {

	/** Of the badge. */
	static final String URN = "urn:example:scim:2.0:Badge";

	static final String TEAM = "urn:example:scim:2.0:Team";

	static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

	static final String BADGE = """
			{"urn":"urn:example:scim:2.0:Badge","name":"Badge","description":"Who may open which door","resource":"user",
			 "attributes":[
			  {"name":"number","type":"integer","required":true},
			  {"name":"level","type":"decimal"},
			  {"name":"holder","caseExact":true},
			  {"name":"nick","canonicalValues":["Ace"]},
			  {"name":"lost","type":"boolean"},
			  {"name":"since","type":"dateTime"},
			  {"name":"photo","type":"binary"},
			  {"name":"page","type":"reference","referenceTypes":["external"]},
			  {"name":"serial","mutability":"immutable"},
			  {"name":"issuedBy","mutability":"readOnly"},
			  {"name":"pin","mutability":"writeOnly"},
			  {"name":"secret","returned":"never"},
			  {"name":"note","returned":"request"},
			  {"name":"kind","returned":"always"},
			  {"name":"tags","multiValued":true},
			  {"name":"home","type":"complex","subAttributes":[{"name":"floor","type":"integer"},{"name":"wing"}]},
			  {"name":"doors","type":"complex","multiValued":true,"subAttributes":[
			   {"name":"value"},{"name":"type"},{"name":"until","type":"dateTime"},{"name":"code","returned":"never"}]}]}""";

	static final String TEAMS = """
			{"urn":"urn:example:scim:2.0:Team","name":"Team","resource":"group","attributes":[
			  {"name":"floor","type":"integer"},{"name":"members","multiValued":true}]}""";

	private SampleExtensions() {
	}

	/**
	 * A site of its own with both extensions. Who uses it does so right after they were
	 * registered, so that a gateway that were late would show.
	 */
	static Scim site(Product product, String name) {
		Tenant tenant = Tenant.create(product.admin(), name);
		product.admin().post("/sites/" + name + "/extensions", BADGE).expect(201);
		product.admin().post("/sites/" + name + "/extensions", TEAMS).expect(201);
		return tenant.scim(product.scimBase());
	}

	/** A site with the badge, made on first use. */
	static Scim badges(Product product, String name) {
		Tenant tenant = product.tenant(name, "okta");
		if (product.admin().get("/sites/" + name + "/extensions/" + URN).status() == 404) {
			product.admin().post("/sites/" + name + "/extensions", BADGE).expect(201);
		}
		return tenant.scim(product.scimBase());
	}

	/** A user with a badge, given as a JSON object. */
	static String user(String name, String extension) {
		return "{\"schemas\":[\"%s\",\"%s\"],\"userName\":\"%s\",\"active\":true,\"%s\":%s}".formatted(USER, URN, name,
				URN, extension);
	}

	/** The body of a PUT: the path has the URN. */
	static String changed(String extension, String what, String by) {
		return extension.replaceFirst("\"urn\":\"[^\"]*\",", "").replace(what, what.isEmpty() ? "" : by);
	}

}
