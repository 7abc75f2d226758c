package dev.rollcall.gateway.scim;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a bulk (RFC 7644 section 3.7).
 *
 * @param index its place in the request, from 0
 * @param method upper case, as it was sent
 * @param path below the base URI, with its slash
 * @param bulkId {@code null} if it has none
 * @param version what {@code If-Match} would have, {@code null} if it has none
 * @param data {@code null} if it has none
 * @param fault why it cannot even be tried, {@code null} if it can
 */
public record BulkOperation(int index, String method, String path, @Nullable String bulkId, @Nullable String version,
		@Nullable ObjectNode data, @Nullable ScimError fault) {

	/** Whether it makes a resource that others may refer to. */
	public boolean makes() {
		return this.method.equals("POST");
	}

	/** Leaves the data out: it has personal values. */
	@Override
	public String toString() {
		return "BulkOperation[" + this.index + ", " + this.method + "]";
	}

}
