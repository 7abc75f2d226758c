package dev.rollcall.gateway.scim;

import tools.jackson.core.io.JsonStringEncoder;

/** Text as a JSON string. */
final class JsonText {

	private JsonText() {
	}

	static void append(StringBuilder json, String text) {
		json.append('"');
		JsonStringEncoder.getInstance().quoteAsString(text, json);
		json.append('"');
	}

}
