package dev.rollcall.gateway.scim;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells bodies that can be about extensions of a site from the many that cannot. */
public final class ForeignUrns {

	private static final byte[] URN = bytes("urn:");

	private static final List<byte[]> KNOWN = List.of(bytes("urn:ietf:params:scim:schemas:core:2.0:"),
			bytes("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
			bytes("urn:ietf:params:scim:api:messages:2.0:"));

	private ForeignUrns() {
	}

	/**
	 * Whether a body may name a URN that the RFCs do not. An escape may hide anything.
	 */
	public static boolean mayBeIn(byte[] body) {
		for (int i = 0; i < body.length; i++) {
			byte c = body[i];
			if (c == '\\' && i + 1 < body.length && body[i + 1] == 'u') {
				return true;
			}
			if ((c == 'u' || c == 'U') && isAt(body, i, URN)) {
				int start = i;
				if (KNOWN.stream().noneMatch((known) -> isAt(body, start, known))) {
					return true;
				}
			}
		}
		return false;
	}

	/** In whatever case. */
	private static boolean isAt(byte[] body, int start, byte[] text) {
		if (body.length - start < text.length) {
			return false;
		}
		for (int i = 0; i < text.length; i++) {
			if (lower(body[start + i]) != lower(text[i])) {
				return false;
			}
		}
		return true;
	}

	private static int lower(byte c) {
		return (c >= 'A' && c <= 'Z') ? c + ('a' - 'A') : c;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
