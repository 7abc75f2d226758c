package dev.rollcall.gateway.scim;

import tools.jackson.core.io.JsonStringEncoder;

/** Text as a JSON string. */
public final class JsonText {

	private JsonText() {
	}

	public static String quote(String text) {
		StringBuilder json = new StringBuilder(text.length() + 2);
		append(json, text);
		return json.toString();
	}

	static void append(StringBuilder json, String text) {
		json.append('"');
		JsonStringEncoder.getInstance().quoteAsString(text, json);
		json.append('"');
	}

}
