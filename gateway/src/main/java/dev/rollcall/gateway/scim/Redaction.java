package dev.rollcall.gateway.scim;

import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request body as it was sent, except that every value of {@code password} is taken out
 * (docs/policy.md, {@code passwordGroups}): as an attribute anywhere in the body, by a
 * fully qualified name, and as the value of a PATCH operation whose path names it.
 */
public final class Redaction {

	/** What stands in the place of a value. */
	public static final String REMOVED = "\"[removed]\"";

	private Redaction() {
	}

	/** The body of a request that {@link JsonBody} has accepted. */
	public static String body(byte[] body) {
		String text = JsonBody.decode(body);
		return mayNamePassword(text) ? without(text, PasswordSpans.of(text)) : text;
	}

	/** Whether an attribute name or path means the password. */
	public static boolean isPassword(String path) {
		int filter = path.indexOf('[');
		String name = (filter >= 0) ? path.substring(0, filter) : path;
		for (String part : name.substring(name.lastIndexOf(':') + 1).split("\\.", -1)) {
			if (part.strip().equalsIgnoreCase("password")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A value of a PATCH operation that has no member named so at any depth, whatever the
	 * attribute: what is not taken must not travel either.
	 */
	static JsonNode withoutPasswords(JsonNode value) {
		if (value instanceof ObjectNode object) {
			object.remove(object.propertyNames().stream().filter(Redaction::isPassword).toList());
		}
		value.forEach(Redaction::withoutPasswords);
		return value;
	}

	private static boolean mayNamePassword(String text) {
		return text.contains("\\u") || text.toLowerCase(Locale.ROOT).contains("password");
	}

	private static String without(String text, List<PasswordSpans.Span> secrets) {
		StringBuilder redacted = new StringBuilder(text.length());
		int from = 0;
		for (PasswordSpans.Span secret : secrets) {
			if (secret.start() >= from) {
				redacted.append(text, from, secret.start()).append(REMOVED);
				from = secret.end();
			}
		}
		return redacted.append(text, from, text.length()).toString();
	}

}
