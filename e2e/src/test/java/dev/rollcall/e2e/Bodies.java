package dev.rollcall.e2e;

/** Request bodies that several tests send. */
final class Bodies {

	private Bodies() {
	}

	static String user(String userName) {
		return """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","active":true,
				"name":{"givenName":"Ada","familyName":"Lindqvist"},"displayName":"Ada Lindqvist",
				"emails":[{"value":"%1$s","type":"work","primary":true}]}""".formatted(userName);
	}

	static String group(String displayName) {
		return """
				{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s"}"""
			.formatted(displayName);
	}

	static String addMember(String user) {
		return patch("""
				{"op":"add","path":"members","value":[{"value":"%s"}]}""".formatted(user));
	}

	static String removeMember(String user) {
		return patch("""
				{"op":"remove","path":"members[value eq \\"%s\\"]"}""".formatted(user));
	}

	/** A PATCH that replaces what is at a path by a value, given as JSON. */
	static String set(String path, String value) {
		return patch("{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}");
	}

	/** A PATCH of these operations, given as JSON objects separated by commas. */
	static String patch(String operations) {
		return """
				{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}"""
			.formatted(operations);
	}

}
