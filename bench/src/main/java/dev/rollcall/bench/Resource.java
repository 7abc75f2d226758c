package dev.rollcall.bench;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A SCIM resource, list or error, as far as checks need it. */
record Resource(JsonNode json) {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	static Resource parse(byte[] body) throws WrongAnswerException {
		try {
			return new Resource(MAPPER.readTree(body));
		}
		catch (JacksonException ex) {
			throw new WrongAnswerException("wrong: no JSON");
		}
	}

	String id() throws WrongAnswerException {
		return text("id");
	}

	String text(String name) throws WrongAnswerException {
		JsonNode node = this.json.path(name);
		if (!node.isString()) {
			throw new WrongAnswerException("wrong: no " + name);
		}
		return node.stringValue();
	}

	/** Fails unless the attribute has this value. */
	void expect(String name, String value) throws WrongAnswerException {
		if (!text(name).equals(value)) {
			throw new WrongAnswerException("wrong: another " + name);
		}
	}

	int totalResults() {
		return this.json.path("totalResults").asInt(-1);
	}

	JsonNode resources() {
		return this.json.path("Resources");
	}

	/** The only resource of a list. */
	Resource only() throws WrongAnswerException {
		if (totalResults() != 1 || resources().size() != 1) {
			throw new WrongAnswerException("wrong: not exactly one result");
		}
		return new Resource(resources().get(0));
	}

	Set<String> memberIds() {
		Set<String> ids = new HashSet<>();
		for (JsonNode member : this.json.path("members")) {
			ids.add(member.path("value").asString());
		}
		return ids;
	}

}
