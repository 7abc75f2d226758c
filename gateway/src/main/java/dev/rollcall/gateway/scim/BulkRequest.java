package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a bulk (RFC 7644 section 3.7). What is wrong with one operation is that
 * operation's error; what is wrong with the whole is refused whole.
 *
 * @param failOnErrors after so many errors nothing more is done; 0 for never
 */
public record BulkRequest(int failOnErrors, List<BulkOperation> operations) {

	/** The schema of a bulk body. */
	public static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

	private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

	/**
	 * Reads a body.
	 * @param most operations in one bulk
	 * @throws ScimErrorException if it is no bulk, or has too many operations
	 */
	public static BulkRequest read(ObjectNode body, int most) {
		SchemasCheck.check(body, URN);
		JsonNode operations = JsonNames.get(body, "Operations");
		if (operations == null || !operations.isArray() || operations.isEmpty()) {
			throw syntax("Expected Operations to be a list of operations, but it is none");
		}
		if (operations.size() > most) {
			throw new ScimErrorException(ScimError.of(413, "Expected at most maxOperations = " + most
					+ " operations in one bulk, but it has " + operations.size()));
		}
		List<BulkOperation> read = new ArrayList<>(operations.size());
		Set<String> bulkIds = new HashSet<>();
		for (JsonNode operation : operations) {
			if (!(operation instanceof ObjectNode sent)) {
				throw syntax("Expected Operations to be a list of objects, but one is none");
			}
			BulkOperation one = operation(read.size(), sent);
			if (one.bulkId() != null && !bulkIds.add(one.bulkId())) {
				throw new ScimErrorException(ScimType.INVALID_VALUE,
						"Expected a bulkId to name one operation, but one names several");
			}
			read.add(one);
		}
		return new BulkRequest(failOnErrors(JsonNames.get(body, "failOnErrors")), read);
	}

	private static int failOnErrors(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return 0;
		}
		if (!sent.isIntegralNumber() || !sent.canConvertToInt() || sent.intValue() < 0) {
			throw syntax("Expected failOnErrors to be a positive integer, but it is none");
		}
		return sent.intValue();
	}

	private static BulkOperation operation(int index, ObjectNode sent) {
		String method = text(sent, "method").toUpperCase(Locale.ROOT);
		String path = text(sent, "path");
		String bulkId = text(sent, "bulkId");
		String version = text(sent, "version");
		ObjectNode data = (JsonNames.get(sent, "data") instanceof ObjectNode object) ? object : null;
		return new BulkOperation(index, method, path, bulkId.isEmpty() ? null : bulkId,
				version.isEmpty() ? null : version, data, fault(method, path, bulkId, data));
	}

	private static @Nullable ScimError fault(String method, String path, String bulkId, @Nullable ObjectNode data) {
		if (!METHODS.contains(method)) {
			return ScimError.badRequest(ScimType.INVALID_SYNTAX,
					"Expected the method of an operation to be POST, PUT, PATCH or DELETE, but it is none of them");
		}
		if (!path.startsWith("/")) {
			return ScimError.badRequest(ScimType.INVALID_SYNTAX,
					"Expected the path of an operation to begin with a slash, such as /Users, but it does not");
		}
		if (data == null && !method.equals("DELETE")) {
			return ScimError.badRequest(ScimType.INVALID_SYNTAX,
					"Expected the data of an operation to be a JSON object, but it is none");
		}
		if (bulkId.isEmpty() && method.equals("POST")) {
			return ScimError.badRequest(ScimType.INVALID_SYNTAX,
					"Expected a POST in a bulk to have a bulkId, but it has none");
		}
		return null;
	}

	private static String text(ObjectNode sent, String name) {
		JsonNode value = JsonNames.get(sent, name);
		if (value == null || value.isNull()) {
			return "";
		}
		if (!value.isString()) {
			throw syntax("Expected " + name + " of an operation to be text, but one is none");
		}
		return value.stringValue();
	}

	private static ScimErrorException syntax(String detail) {
		return new ScimErrorException(ScimType.INVALID_SYNTAX, detail);
	}

}
