package dev.rollcall.gateway.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of one operation, from the answer that its request would have had. */
final class BulkResults {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private BulkResults() {
	}

	/**
	 * The operation of a bulk response.
	 * @param bulkId {@code null} if it has none
	 * @param resource URI of what the operation is about, {@code null} if it was to make
	 * it
	 */
	static ObjectNode of(String method, @Nullable String bulkId, Answer answer, @Nullable String resource) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("method", method);
		if (bulkId != null) {
			json.put("bulkId", bulkId);
		}
		String etag = answer.etag();
		if (etag != null) {
			json.put("version", etag);
		}
		String location = (answer.location() != null) ? answer.location() : resource;
		if (location != null) {
			json.put("location", location);
		}
		json.put("status", Integer.toString(answer.status()));
		if (isError(answer) && !answer.text().isEmpty()) {
			json.set("response", MAPPER.readTree(answer.text()));
		}
		return json;
	}

	static boolean isError(Answer answer) {
		return answer.status() >= 400;
	}

}
