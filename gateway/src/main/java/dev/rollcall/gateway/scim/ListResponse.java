package dev.rollcall.gateway.scim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes a list of resources (RFC 7644 section 3.4.2). */
public final class ListResponse {

	/** The schema of a list. */
	public static final String URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

	private static final byte[] TAIL = bytes("]}");

	private ListResponse() {
	}

	/**
	 * The whole list.
	 * @param total how many there are in all
	 * @param startIndex 1-based
	 * @param resources each as JSON
	 */
	public static byte[] of(long total, int startIndex, List<byte[]> resources) {
		return of(head(total, startIndex, resources.size()), resources);
	}

	/** The whole list after a head that says how many follow. */
	public static byte[] of(byte[] head, List<byte[]> resources) {
		int length = head.length + TAIL.length + resources.stream().mapToInt((resource) -> resource.length + 1).sum();
		ByteArrayOutputStream out = new ByteArrayOutputStream(length);
		out.writeBytes(head);
		boolean first = true;
		for (byte[] resource : resources) {
			if (!first) {
				out.write(',');
			}
			first = false;
			out.writeBytes(resource);
		}
		out.writeBytes(TAIL);
		return out.toByteArray();
	}

	/** What comes before the resources, which are separated by commas. */
	public static byte[] head(long total, int startIndex, int itemsPerPage) {
		return bytes("{\"schemas\":[\"" + URN + "\"],\"totalResults\":" + total + ",\"startIndex\":" + startIndex
				+ ",\"itemsPerPage\":" + itemsPerPage + ",\"Resources\":[");
	}

	/**
	 * The same for a page that was asked for by cursor (RFC 9865 section 2).
	 * @param previousCursor of unreserved characters, {@code null} on the first page
	 * @param nextCursor the same, {@code null} on the last page
	 */
	public static byte[] cursoredHead(long total, int itemsPerPage, @Nullable String previousCursor,
			@Nullable String nextCursor) {
		String previous = (previousCursor != null) ? ",\"previousCursor\":\"" + previousCursor + "\"" : "";
		String next = (nextCursor != null) ? ",\"nextCursor\":\"" + nextCursor + "\"" : "";
		return bytes("{\"schemas\":[\"" + URN + "\"],\"totalResults\":" + total + ",\"itemsPerPage\":" + itemsPerPage
				+ previous + next + ",\"Resources\":[");
	}

	/** What comes after the resources. */
	public static byte[] tail() {
		return TAIL.clone();
	}

	private static byte[] bytes(String json) {
		return json.getBytes(StandardCharsets.UTF_8);
	}

}
