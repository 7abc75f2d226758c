package dev.rollcall.e2e;

import java.util.List;
import java.util.Random;

/** Text, JSON values, filters and paths that servers have stumbled over. */
final class HostileText {

	/**
	 * Composed and decomposed, look-alikes, right-to-left, beyond the BMP, invisible,
	 * upper and lower case that do not match.
	 */
	private static final List<String> WORDS = List.of("", " ", "\u00e9", "e\u0301", "\u0430dmin", "\u202eadmin\u202c",
			"\u05d0\u05d1", "\ud83d\ude00", "\u200b", "\ufeff", "\u0130\u0131", "\u00df\u1e9e", "\ufb01", "\uff41",
			"\u2028", "\ufdfa".repeat(50), "a\u0300".repeat(200), "%", "*", "'", "\"", "\\", "/../", "${jndi:x}",
			"'; drop table users; --", "<script>", "\t\r\n", "null", "undefined", "x".repeat(5_000), "a,b",
			"CN=Doe\\, Jo,OU=x", "__proto__");

	/** As they stand in a body, so that some can be what no writer would write. */
	private static final List<String> JSON = List.of("null", "true", "\"false\"", "0", "-0", "-1", "1e400", "1E-9999",
			"123456789012345678901234567890", "9".repeat(1_500), "0.1", "[]", "{}", "[[]]", "[null]", "[{}]",
			"[1,\"a\",null,{}]", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u00e9\"", "\"\"", "NaN", "01",
			"'x'", "{\"value\":null}", "{\"value\":{\"value\":{}}}", "{\"a\":1,\"a\":2}",
			"\"" + "y".repeat(20_000) + "\"", "[".repeat(300) + "]".repeat(300),
			"{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000), "[" + "{\"value\":\"a\"},".repeat(500) + "{}]",
			"[" + "null,".repeat(2_000) + "null]");

	private static final List<String> ATTRIBUTES = List.of("userName", "a", "active", "emails", "emails.value",
			"emails[type eq \"work\"].value", "name.givenName", "members", "members.value", "meta.lastModified", "id",
			"externalId", "displayName", "groups", "password", "schemas", "name", "emails.", ".value", "emails[",
			"urn:ietf:params:scim:schemas:core:2.0:User:userName",
			"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", "urn:x:", "a.b.c.d", "$ref",
			"emails[]", "emails[type eq]", "members[value eq \"{user}\"]", "emails[not (type pr)]", "\u0430ctive",
			"phoneNumbers[type eq \"fax\" and (primary eq true)]");

	private static final List<String> OPERATORS = List.of("eq", "Eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le",
			"pr", "like", "", "eq eq");

	private static final List<String> VALUES = List.of("\"x\"", "\"\"", "x", "true", "null", "1", "-1.5e300", "1e999",
			"\"2026-01-01T00:00:00Z\"", "\"2026-99-99\"", "\"\\\"\"", "\"\\u00e9\"", "\"\\ud800\"", "\"\\u0000\"", "\"",
			"(", "[]", "{}", "\"%\"", "\"{user}\"");

	private final Random random;

	HostileText(Random random) {
		this.random = random;
	}

	<T> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	boolean once(int in) {
		return this.random.nextInt(in) == 0;
	}

	String word() {
		return once(6) ? one(WORDS) + one(WORDS) : one(WORDS);
	}

	String json() {
		return one(JSON);
	}

	String path() {
		return once(8) ? damaged(one(ATTRIBUTES)) : once(8) ? word() : one(ATTRIBUTES);
	}

	/** A filter of at most about this many characters. */
	String filter(int length) {
		return switch (this.random.nextInt(8)) {
			case 0 -> "a eq a or ".repeat(Math.max(1, length / 11)) + "a eq a";
			case 1 -> "(".repeat(1 + this.random.nextInt(Math.min(length / 2, 2_000))) + comparison();
			case 2 -> nested(1 + this.random.nextInt(Math.min(length / 8, 600)));
			case 3 -> "emails[" + comparison() + " and not (" + comparison() + ")]";
			case 4 -> damaged(comparison() + (once(2) ? " and " : " or ") + comparison());
			case 5 -> "userName co \"" + "a".repeat(this.random.nextInt(Math.min(length, 5_000))) + "\"";
			case 6 -> comparison() + " or not (" + comparison() + ")";
			default -> comparison();
		};
	}

	private String nested(int depth) {
		return "not (".repeat(depth) + comparison() + ")".repeat(depth);
	}

	private String comparison() {
		return one(ATTRIBUTES) + " " + one(OPERATORS) + " " + (once(10) ? "\"" + word() + "\"" : one(VALUES));
	}

	/** With some characters taken out, doubled or put in. */
	String damaged(String text) {
		StringBuilder damaged = new StringBuilder(text);
		for (int i = this.random.nextInt(3); i >= 0 && !damaged.isEmpty(); i--) {
			int at = this.random.nextInt(damaged.length());
			switch (this.random.nextInt(4)) {
				case 0 -> damaged.deleteCharAt(at);
				case 1 ->
					damaged.insert(at, one(List.of("\"", "[", "]", "(", ")", "{", "}", ",", ":", "\\", ".", "\u0000")));
				case 2 -> damaged.setLength(at);
				default -> damaged.insert(at, damaged.charAt(at));
			}
		}
		return damaged.toString();
	}

}
